"""Ending a role of an officer."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation import policies
from motcua.organisation.events import RoleEnded
from motcua.organisation.models import Grant
from motcua.organisation.queries import duties_of
from motcua.organisation.rules.kinds import ROLE_NAMES, Role

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def end_role(grant_id: int, *, by: "User", at: datetime) -> None:
    """The role ends now; what the officer did under it stays recorded. Raises Refused when the asker is no administrator."""
    refuse_if(policies.may_administer(duties_of(by, on=day_in_vietnam(at))))
    grant = Grant.objects.select_for_update(of=("self",)).select_related("officer__user", "agency").get(pk=grant_id)
    role = Role(grant.role)
    event = RoleEnded(
        name=grant.officer.full_name, role=role.value, role_name=ROLE_NAMES[role], agency=grant.agency.name
    )
    record(event, by=by, at=at, subject="officer", subject_id=grant.officer_id, agency_id=grant.agency_id)
    grant.delete()
