"""A clerk makes a machine in front of the desk a kiosk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.queueing import policies
from motcua.queueing.events import KioskOpened
from motcua.queueing.ledger import desk_open
from motcua.queueing.models import Kiosk

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def open_kiosk(desk_code: str, *, by: "User", at: datetime) -> Kiosk:
    """A kiosk of the desk; whoever holds its key is that machine. Raises Refused for who does not work at the desk."""
    day = day_in_vietnam(at)
    desk = desk_open(desk_code, day)
    refuse_if(policies.may_work_at(desk, duties_of(by, on=day)))
    kiosk = Kiosk.objects.create(desk=desk, opened_by=by, opened_at=at)
    record(KioskOpened(number=kiosk.pk), by=by, at=at, subject="desk", subject_id=desk.pk, agency_id=desk.pk)
    return kiosk
