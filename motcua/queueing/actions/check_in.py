"""Somebody who booked an hour has come."""

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from motcua.journal.actions import record
from motcua.kernel.identity import check_identity_number, check_phone
from motcua.kernel.refusals import Refused
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import VIETNAM, day_in_vietnam
from motcua.queueing.events import CheckedIn
from motcua.queueing.ledger import desk_open, new_ticket
from motcua.queueing.models import Booking, Ticket
from motcua.queueing.rules.order import stands_since
from motcua.queueing.rules.slots import LENGTH
from motcua.queueing.rules.tickets import BookingState, PriorityReason

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.organisation.models import Agency

NOTHING_BOOKED = (
    "Hôm nay không có lịch hẹn nào với số này tại đây. Ông/bà xem lại số đã khai khi đặt lịch, "
    "hoặc lấy số theo lĩnh vực."
)


@transaction.atomic(durable=True)
def check_in(desk_code: str, known_as: str, *, reason: str, by: "User | None", at: datetime) -> Ticket:
    """A ticket for today's booking of an identity number or telephone; it stands in line from the booked hour on.

    Who comes after the hour is over stands from their arrival. Raises Refused when nothing is booked today.
    """
    if reason not in set(PriorityReason):
        raise Refused("Ông/bà hãy chọn một diện ưu tiên trong danh sách.")
    desk = desk_open(desk_code, day_in_vietnam(at))
    booking = _booked_today(desk, known_as, at)
    since = stands_since(at, booking.slot.starts_at, LENGTH)
    booking.state = BookingState.ARRIVED.value
    booking.save(update_fields=["state"])
    ticket = new_ticket(booking.series, PriorityReason(reason), at=at, since=since, booking=booking)
    event = CheckedIn(starts=format_short(booking.slot.starts_at), code=ticket.code)
    record(event, by=by, at=at, subject="ticket", subject_id=ticket.pk, agency_id=desk.pk)
    return ticket


def _booked_today(desk: "Agency", known_as: str, at: datetime) -> Booking:
    """The first booking of the day that is still open, locked."""
    midnight = datetime.combine(day_in_vietnam(at), time(0), VIETNAM)
    rows = Booking.objects.select_for_update(of=("self",)).select_related("slot", "series__field")
    today = Q(slot__starts_at__gte=midnight, slot__starts_at__lt=midnight + timedelta(days=1))
    booked = rows.filter(today, _known(known_as), slot__desk=desk, state=BookingState.BOOKED.value)
    booking = booked.order_by("slot__starts_at").first()
    if booking is None:
        raise Refused(NOTHING_BOOKED)
    return booking


def _known(text: str) -> Q:
    """A person by their 12 digits or their telephone. Raises Refused when it is neither."""
    for name, check in (("identity_no", check_identity_number), ("phone", check_phone)):
        try:
            return Q(**{name: check(text)})
        except ValueError:
            continue
    raise Refused("Nhập 12 chữ số định danh cá nhân hoặc số điện thoại đã khai khi đặt lịch.")
