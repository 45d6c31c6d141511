"""A clerk makes a kiosk an ordinary machine again, standing at it or from the counter."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.queueing import policies
from motcua.queueing.events import KioskClosed
from motcua.queueing.models import Kiosk

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def close_kiosk(kiosk_id: int, *, by: "User", at: datetime) -> Kiosk:
    """The machine's key opens nothing any more.

    Raises Kiosk.DoesNotExist for one that is not there, Refused for who does not work at its desk and when it is
    closed already.
    """
    kiosk = Kiosk.objects.select_for_update(of=("self",)).select_related("desk").get(pk=kiosk_id)
    refuse_if(policies.may_work_at(kiosk.desk, duties_of(by, on=day_in_vietnam(at))))
    if kiosk.closed_at:
        raise Refused("Máy này đã thôi làm ki-ốt.")
    kiosk.closed_at = at
    kiosk.save(update_fields=["closed_at"])
    event = KioskClosed(number=kiosk.pk)
    record(event, by=by, at=at, subject="desk", subject_id=kiosk.desk_id, agency_id=kiosk.desk_id)
    return kiosk
