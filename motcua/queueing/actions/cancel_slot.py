"""A booked hour is given back."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused
from motcua.kernel.vietnamese import format_short
from motcua.queueing.events import SlotCancelled
from motcua.queueing.models import Booking, Slot
from motcua.queueing.rules.tickets import BookingState

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def cancel_slot(code: str, *, by: "User | None", at: datetime) -> Booking:
    """Whoever holds the code cancels; the place is free again. Raises Refused when it is no longer booked."""
    booking = Booking.objects.select_for_update(of=("self",)).select_related("slot", "series").filter(code=code).first()
    if booking is None:
        raise Refused("Không có lịch hẹn nào mang mã này.")
    if booking.state != BookingState.BOOKED.value:
        raise Refused(f"Lịch hẹn này không hủy được nữa: {booking.state_name.lower()}.")
    booking.state = BookingState.CANCELLED.value
    booking.save(update_fields=["state"])
    Slot.objects.filter(pk=booking.slot_id).update(booked=F("booked") - 1)
    event = SlotCancelled(starts=format_short(booking.slot.starts_at))
    record(event, by=by, at=at, subject="booking", subject_id=booking.pk, agency_id=booking.slot.desk_id)
    return booking
