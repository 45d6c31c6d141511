"""Giving an officer's access back."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation import policies
from motcua.organisation.events import OfficerReinstated
from motcua.organisation.models import Officer
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def reinstate_officer(officer_id: int, *, by: "User", at: datetime) -> Officer:
    """The account can sign in again. Raises Refused when the asker is no administrator."""
    refuse_if(policies.may_administer(duties_of(by, on=day_in_vietnam(at))))
    officer = Officer.objects.select_for_update(of=("self",)).select_related("user").get(pk=officer_id)
    officer.is_active = officer.user.is_active = True
    officer.user.save(update_fields=["is_active"])
    officer.save(update_fields=["is_active"])
    event = OfficerReinstated(name=officer.full_name)
    record(event, by=by, at=at, subject="officer", subject_id=officer.pk, agency_id=officer.agency_id)
    return officer
