"""Somebody books an hour."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.identity import check_identity_number, check_phone
from motcua.kernel.refusals import Refused
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.queueing.events import SlotBooked
from motcua.queueing.ledger import desk_open, rules_of, series_for
from motcua.queueing.models import Booking, Slot
from motcua.queueing.rules.tickets import BookingState
from motcua.queueing.timetable import bookable_hours

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.organisation.models import Agency

CODE_BYTES = 6


@dataclass(frozen=True)
class Visitor:
    """Who comes."""

    full_name: str
    identity_no: str
    phone: str


@transaction.atomic(durable=True)
def book_slot(
    desk_code: str, field_id: int | None, starts_at: datetime, visitor: Visitor, *, by: "User | None", at: datetime
) -> Booking:
    """An hour of a desk for one person, at most one open booking a person and day.

    Raises Refused when the hour is not offered or full, ValueError for a number that cannot be read.
    """
    desk = desk_open(desk_code, day_in_vietnam(at))
    number, phone = check_identity_number(visitor.identity_no), check_phone(visitor.phone)
    if starts_at not in bookable_hours(desk, at=at):
        raise Refused("Giờ này không nhận đặt lịch. Ông/bà chọn giờ khác trong danh sách.")
    series = series_for(desk, field_id, day_in_vietnam(at))
    slot = _place(desk, starts_at)
    _once_a_day(desk, number, starts_at)
    booking = Booking.objects.create(
        slot=slot,
        series=series,
        code=secrets.token_hex(CODE_BYTES),
        full_name=visitor.full_name.strip()[:120],
        identity_no=number,
        phone=phone,
        booked_at=at,
    )
    event = SlotBooked(starts=format_short(starts_at))
    record(event, by=by, at=at, subject="booking", subject_id=booking.pk, agency_id=desk.pk)
    return booking


def _place(desk: "Agency", starts_at: datetime) -> Slot:
    """One place of the hour, taken under the lock of its row: two who want the last one do not both get it."""
    capacity = rules_of(desk.pk).per_hour
    Slot.objects.get_or_create(desk=desk, starts_at=starts_at, defaults={"capacity": capacity})
    slot = Slot.objects.select_for_update().get(desk=desk, starts_at=starts_at)
    if slot.booked >= capacity:
        raise Refused("Giờ này đã đủ người đặt. Ông/bà chọn giờ khác.")
    slot.capacity, slot.booked = capacity, slot.booked + 1
    slot.save(update_fields=["capacity", "booked"])
    return slot


def _once_a_day(desk: "Agency", identity_no: str, starts_at: datetime) -> None:
    mine = Booking.objects.filter(identity_no=identity_no, slot__desk=desk, state=BookingState.BOOKED.value)
    if any(day_in_vietnam(one.slot.starts_at) == day_in_vietnam(starts_at) for one in mine.select_related("slot")):
        raise Refused("Ông/bà đã có lịch hẹn tại đây trong ngày này. Hủy lịch đó nếu muốn đặt giờ khác.")
