"""Reading the queue. Numbers, windows and free hours are public; who booked is told to the clerk who calls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from motcua.organisation.models import Agency
from motcua.organisation.queries import agencies, agency_by_code
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import AgencyKind, Role
from motcua.procedures.models import Field
from motcua.procedures.queries import received_at
from motcua.queueing.ledger import rules_of
from motcua.queueing.models import Booking, Kiosk, Queue, Slot, Ticket, TicketSeries, Window
from motcua.queueing.rules.order import foresee
from motcua.queueing.rules.tickets import PRIORITY_NAMES, BookingState, TicketState
from motcua.queueing.timetable import bookable_hours

if TYPE_CHECKING:
    from motcua.accounts.models import User

PRIORITIES: list[tuple[str, str]] = [(reason.value, name) for reason, name in PRIORITY_NAMES.items()]
ELSE_NAME = TicketSeries.ELSE
SHOWN_CALLS, SHOWN_NEXT = 6, 8


def desk_of(code: str, *, on: date) -> Agency | None:
    """The one-stop desk of a code on a day; None for any other agency."""
    desk = agency_by_code(code)
    return desk if desk and desk.kind == AgencyKind.DESK.value and desk in agencies(AgencyKind.DESK, on=on) else None


def desks(*, on: date) -> list[Agency]:
    """Every one-stop desk of a day, by name."""
    return list(agencies(AgencyKind.DESK, on=on))


def queue_rules(desk: Agency) -> Queue:
    """The rules of a desk's queue; those every desk begins with when none were set."""
    return rules_of(desk.pk)


def fields_at(desk: Agency, *, on: date) -> list[Field]:
    """The fields a desk receives procedures of, by name."""
    return list(Field.objects.filter(pk__in=received_at(desk, on=on).order_by().values("field_id")).order_by("name"))


def ticket_by_key(key: UUID) -> Ticket | None:
    """A ticket by the key of its printed form."""
    return Ticket.objects.select_related("desk", "series__field", "booking__slot").filter(key=key).first()


def ahead_of(ticket: Ticket) -> int:
    """How many wait at the desk before a ticket, as one window would call them."""
    order = _foreseen(ticket.desk_id, ticket.day)
    return order.index(ticket) if ticket in order else 0


def _foreseen(desk_id: int, day: date) -> list[Ticket]:
    waiting = {row.pk: row for row in Ticket.objects.waiting(desk_id, day).select_related("series")}
    limit = rules_of(desk_id).priority_in_a_row
    return [waiting[one.id] for one in foresee([row.standing for row in waiting.values()], 0, limit)]


def kiosk_by_key(key: str) -> Kiosk | None:
    """The kiosk whose browser holds a key, with its desk; None once it is closed."""
    return Kiosk.objects.select_related("desk").filter(key=key, closed_at__isnull=True).first()


def kiosks_of(desk: Agency) -> list[Kiosk]:
    """The kiosks of a desk, the newest first."""
    return list(Kiosk.objects.filter(desk=desk, closed_at__isnull=True).select_related("opened_by").order_by("-pk"))


@dataclass(frozen=True)
class CallBoard:
    """What hangs on the wall: windows with what they call, the last calls, who is next, how many wait."""

    windows: list[tuple[Window, Ticket | None]]
    calls: list[Ticket]
    next: list[Ticket]
    waiting: int


def call_board(desk: Agency, *, on: date) -> CallBoard:
    """The state of a desk's queue on a day. No person is in it."""
    called = Ticket.objects.of_day(desk.pk, on).filter(called_at__isnull=False).select_related("series", "window")
    calls = list(called.order_by("-called_at", "-pk")[:SHOWN_CALLS])
    now = {row.window_id: row for row in called.filter(state=TicketState.CALLED.value)}
    windows = Window.objects.filter(desk=desk, officer__isnull=False).order_by("number")
    order = _foreseen(desk.pk, on)
    return CallBoard([(one, now.get(one.pk)) for one in windows], calls, order[:SHOWN_NEXT], len(order))


@dataclass(frozen=True)
class ClerkBar:
    """What a clerk needs to call: their window, whom it calls, who was missed, how many wait for it."""

    window: Window | None
    called: Ticket | None
    missed: Sequence[Ticket]
    waiting: int


def clerk_bar(user: "User", desk: Agency, *, on: date) -> ClerkBar:
    """The queue of a desk for the clerk who asks; without a window the whole desk's waiting are counted."""
    window = Window.objects.filter(officer__user_id=user.pk, desk=desk).prefetch_related("serves__field").first()
    today = Ticket.objects.of_day(desk.pk, on).select_related("series__field", "booking")
    missed = list(today.filter(state=TicketState.MISSED.value).order_by("called_at"))
    if window is None:
        return ClerkBar(None, None, missed, Ticket.objects.waiting(desk.pk, on).count())
    called = today.filter(window=window, state=TicketState.CALLED.value).first()
    series_ids = {one.pk for one in window.serves.all()}
    return ClerkBar(window, called, missed, Ticket.objects.waiting(desk.pk, on, series_ids).count())


def served_ticket(duties: Duties, ticket_id: int) -> Ticket | None:
    """A ticket that led somebody to a desk of the asker, with their booking if they had one."""
    rows = Ticket.objects.select_related("series__field", "booking", "desk")
    return rows.filter(pk=ticket_id, desk_id__in=duties.agencies(Role.RECEIVER), state=TicketState.SERVED.value).first()


def windows_of(desk: Agency) -> list[Window]:
    """The windows of a desk by number, with who sits there and what they serve."""
    rows = Window.objects.filter(desk=desk).select_related("officer__user").prefetch_related("serves__field")
    return list(rows.order_by("number"))


@dataclass(frozen=True)
class FreeHour:
    """A bookable hour and how many places are left."""

    starts_at: datetime
    free: int


def free_hours(desk: Agency, *, at: datetime) -> list[FreeHour]:
    """The bookable hours of a desk from a moment on, full ones too (with 0 places); empty when it offers none."""
    capacity = rules_of(desk.pk).per_hour
    if not capacity:
        return []
    hours = bookable_hours(desk, at=at)
    booked = dict(Slot.objects.filter(desk=desk, starts_at__in=hours).values_list("starts_at", "booked"))
    return [FreeHour(start, max(0, capacity - booked.get(start, 0))) for start in hours]


def booking_by_code(desk: Agency, code: str) -> Booking | None:
    """A booking for whoever holds its code."""
    return Booking.objects.select_related("slot__desk", "series__field").filter(slot__desk=desk, code=code).first()


def bookings_of_day(duties: Duties, desk: Agency, first: datetime, last: datetime) -> list[Booking]:
    """Who is expected at a desk between two moments, for those who receive there; nobody for anyone else."""
    if not duties.holds(Role.RECEIVER, desk.pk):
        return []
    rows = Booking.objects.filter(slot__desk=desk, slot__starts_at__gte=first, slot__starts_at__lt=last)
    return list(rows.exclude(state=BookingState.CANCELLED.value).select_related("slot", "series__field")
                .order_by("slot__starts_at", "pk"))  # fmt: skip


def own_desk(user: "User", duties: Duties, *, on: date) -> Agency | None:
    """The desk a clerk works at now: where they sit, else the first by name of those they receive at."""
    ids = duties.agencies(Role.RECEIVER)
    sitting = Window.objects.filter(officer__user_id=user.pk, desk_id__in=ids).values_list("desk_id", flat=True).first()
    rows = agencies(AgencyKind.DESK, on=on).filter(pk__in=[sitting] if sitting else ids)
    return rows.first()
