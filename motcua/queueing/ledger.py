"""What several acts of the queue do: find the desk, its series and rules, hand out a number, end a ticket."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from motcua.counters.actions import take
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import agency_by_code
from motcua.organisation.rules.kinds import AgencyKind
from motcua.procedures.queries import received_at
from motcua.queueing.models import Booking, Queue, Ticket, TicketSeries, Window
from motcua.queueing.rules.tickets import PriorityReason, TicketState, letter_of

if TYPE_CHECKING:
    from motcua.accounts.models import User

NO_WINDOW = "Ông/bà chưa ngồi ở quầy nào: chọn số quầy trước khi gọi."


def desk_open(code: str, on: date) -> Agency:
    """The one-stop desk of a code that exists on a day. Raises Refused for anything else."""
    desk = agency_by_code(code)
    if desk is None or desk.kind != AgencyKind.DESK.value or desk.valid_from > on or (desk.valid_to or on) < on:
        raise Refused("Không có Bộ phận Một cửa nào ở địa chỉ này.")
    return desk


def rules_of(desk_id: int) -> Queue:
    """The rules of a desk's queue; those every desk begins with when none were set."""
    return Queue.objects.filter(desk_id=desk_id).first() or Queue(desk_id=desk_id)


def series_for(desk: Agency, field_id: int | None, on: date) -> TicketSeries:
    """The series of a field at a desk, made with the next letter when its first ticket is taken.

    Raises Refused when the desk receives no procedure of the field that day.
    """
    if field_id is not None and not received_at(desk, on=on).filter(field_id=field_id).exists():
        raise Refused(f"{desk.name} không tiếp nhận lĩnh vực này. Ông/bà chọn lĩnh vực khác.")
    found = _series(desk, field_id)
    return found or _new_series(desk, field_id)


def _series(desk: Agency, field_id: int | None) -> TicketSeries | None:
    rows = TicketSeries.objects.select_related("field").filter(desk=desk)
    return rows.filter(field_id=field_id).first() if field_id else rows.filter(field=None).first()


def _new_series(desk: Agency, field_id: int | None) -> TicketSeries:
    """Two first tickets at once wait for each other at the queue's row, so that no letter is given twice."""
    Queue.objects.get_or_create(desk=desk)
    Queue.objects.select_for_update(no_key=True).get(desk=desk)
    letter = letter_of(TicketSeries.objects.filter(desk=desk).count())
    return _series(desk, field_id) or TicketSeries.objects.create(desk=desk, field_id=field_id, letter=letter)


def new_ticket(
    series: TicketSeries, reason: PriorityReason, *, at: datetime, since: datetime, booking: Booking | None = None
) -> Ticket:
    """A ticket with the next number of its series that day; the number is taken last and has no gaps."""
    day = day_in_vietnam(at)
    return Ticket.objects.create(
        desk_id=series.desk_id,
        day=day,
        series=series,
        reason=reason.value,
        taken_at=at,
        stands_since=since,
        booking=booking,
        number=take(f"ticket:{series.pk}:{day:%y%m%d}"),
    )


def window_of(user: "User") -> Window:
    """The window the asker sits at, locked until the transaction ends. Raises Refused when there is none."""
    rows = Window.objects.select_for_update(of=("self",)).select_related("desk", "officer")
    window = rows.filter(officer__user_id=user.pk, officer__is_active=True).first()
    if window is None:
        raise Refused(NO_WINDOW)
    return window


def ticket_at(window: Window, ticket_id: int, on: date) -> Ticket:
    """A ticket of the window's desk and day, locked. Raises Refused when there is none."""
    rows = Ticket.objects.select_for_update(of=("self",)).select_related("series__field")
    ticket = rows.filter(pk=ticket_id, desk_id=window.desk_id, day=on).first()
    if ticket is None:
        raise Refused("Không có phiếu này trong hàng đợi hôm nay của quầy.")
    return ticket


def called_at(window: Window) -> Ticket | None:
    """The ticket a window is calling."""
    rows = Ticket.objects.select_related("series__field").filter(window=window, state=TicketState.CALLED.value)
    return rows.first()


def must_be_free(window: Window, on: date) -> None:
    """A window calls one ticket at a time; what an earlier day left called is over. Raises Refused while it calls."""
    called = called_at(window)
    if called is not None and called.day == on:
        raise Refused(f"Quầy đang gọi phiếu {called.code}: chọn “Tiếp nhận” hoặc “Vắng mặt” trước khi gọi phiếu khác.")
    if called is not None:
        Ticket.objects.filter(pk=called.pk).update(state=TicketState.LEFT.value)


def call_to(window: Window, ticket: Ticket, at: datetime) -> None:
    """The ticket is called to the window, by whoever sits there."""
    ticket.state, ticket.called_at = TicketState.CALLED.value, at
    ticket.window, ticket.officer = window, window.officer
    ticket.save(update_fields=["state", "called_at", "window", "officer", "recalls"])
