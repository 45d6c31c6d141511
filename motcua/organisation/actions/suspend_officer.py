"""Taking an officer's access away."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation import policies
from motcua.organisation.events import OfficerSuspended
from motcua.organisation.models import Officer
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def suspend_officer(officer_id: int, *, by: "User", at: datetime) -> Officer:
    """The account can no longer sign in, at once. Raises Refused for oneself: nobody locks the last door from inside."""
    refuse_if(policies.may_administer(duties_of(by, on=day_in_vietnam(at))))
    officer = Officer.objects.select_for_update(of=("self",)).select_related("user").get(pk=officer_id)
    if officer.user_id == by.pk:
        raise Refused("Không thể tự ngừng quyền truy cập của chính mình; hãy nhờ một cán bộ quản trị khác.")
    officer.is_active = officer.user.is_active = False
    officer.user.save(update_fields=["is_active"])
    officer.save(update_fields=["is_active"])
    event = OfficerSuspended(name=officer.full_name)
    record(event, by=by, at=at, subject="officer", subject_id=officer.pk, agency_id=officer.agency_id)
    return officer
