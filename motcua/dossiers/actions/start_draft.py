"""Beginning an application."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers.filing import citizen, ground_for
from motcua.dossiers.models import Draft
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.people.queries import as_form_values
from motcua.procedures.rules.forms import prefill
from motcua.reference.policies import may_file_online

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def start_draft(procedure_code: str, agency_code: str, *, by: "User", at: datetime) -> Draft:
    """A draft on the revision in force today, prefilled from the citizen's own record.

    Raises Refused when the procedure is not offered online, the agency does not settle it, or people file on the
    national portal.
    """
    ground = ground_for(procedure_code, agency_code, on=day_in_vietnam(at))
    refuse_if(may_file_online(ground.portal))
    person = citizen(by)
    data = prefill(ground.revision.form_definition, as_form_values(person))
    return Draft.objects.create(
        owner=by,
        revision=ground.revision,
        competence=ground.competence,
        data=data,
        created_at=at,
        updated_at=at,
    )
