"""Beginning an application."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers.models import Draft
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import day_in_vietnam
from motcua.people.queries import as_form_values, person_of
from motcua.procedures.queries import competence_for, online_level_on
from motcua.procedures.rules.forms import prefill

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def start_draft(procedure_code: str, agency_code: str, *, by: "User", at: datetime) -> Draft:
    """A draft on the revision in force today, prefilled from the citizen's own record.

    Raises Refused when the procedure is not offered online or the agency does not settle it.
    """
    competence = competence_for(procedure_code, agency_code, on=day_in_vietnam(at))
    if competence is None:
        raise Refused("Cơ quan đã chọn không giải quyết thủ tục này; ông/bà hãy chọn cơ quan khác.")
    level = online_level_on(procedure_code, on=day_in_vietnam(at))
    if level is None or not level.can_be_filed_online:
        raise Refused("Thủ tục này chưa nhận hồ sơ trực tuyến; ông/bà hãy nộp tại Bộ phận Một cửa.")
    person = person_of(by)
    if person is None:
        raise Refused("Tài khoản này không phải tài khoản công dân nên không nộp hồ sơ trực tuyến được.")
    revision = competence.procedure.revisions.in_force(day_in_vietnam(at)).get()
    data = prefill(revision.form_definition, as_form_values(person))
    return Draft.objects.create(
        owner=by, revision=revision, competence=competence, data=data, created_at=at, updated_at=at
    )
