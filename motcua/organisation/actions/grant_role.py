"""Giving an officer a role at an agency."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation import policies
from motcua.organisation.events import RoleGranted
from motcua.organisation.models import Agency, Grant, Officer
from motcua.organisation.queries import duties_of
from motcua.organisation.rules.kinds import ROLE_NAMES, Role

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def grant_role(officer_id: int, role: Role, agency: str, *, by: "User | None", at: datetime) -> Grant:
    """The officer holds `role` at the agency (a code) from today. A role already held is not given twice."""
    if by is not None:
        refuse_if(policies.may_administer(duties_of(by, on=day_in_vietnam(at))))
    officer = Officer.objects.select_for_update(of=("self",)).select_related("user").get(pk=officer_id)
    place = Agency.objects.get(code=agency)
    held = Grant.objects.filter(officer=officer, role=role.value, agency=place).in_force(day_in_vietnam(at)).first()
    if held:
        return held
    grant = Grant.objects.create(officer=officer, role=role.value, agency=place, valid_from=day_in_vietnam(at))
    event = RoleGranted(name=officer.full_name, role=role.value, role_name=ROLE_NAMES[role], agency=place.name)
    record(event, by=by, at=at, subject="officer", subject_id=officer.pk, agency_id=place.pk)
    return grant
