"""Tickets, their series, the windows of a desk, and booked hours."""

from collections.abc import Collection
from datetime import date
from uuid import uuid4

from django.db import models
from django.db.models import F, Q

from motcua.queueing.rules.order import Line, Standing
from motcua.queueing.rules.tickets import (
    BOOKING_STATE_NAMES,
    PRIORITY_NAMES,
    TICKET_STATE_NAMES,
    BookingState,
    PriorityReason,
    TicketState,
    ticket_code,
)


class Queue(models.Model):
    """The rules of one desk's queue. A desk without a row has the values given here."""

    desk = models.OneToOneField("organisation.Agency", models.PROTECT, related_name="+")
    priority_in_a_row = models.PositiveSmallIntegerField(default=3)
    recalls = models.PositiveSmallIntegerField(default=2)
    per_hour = models.PositiveSmallIntegerField(default=4, help_text="bookings an hour; 0 = none are offered")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(priority_in_a_row__gte=1), name="queue_lets_priority_first"),
        ]

    def __str__(self) -> str:
        return f"queue of {self.desk_id}"


class Kiosk(models.Model):
    """A machine in front of a desk for one person after the other; its browser holds the key."""

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    opened_by = models.ForeignKey("accounts.User", models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"kiosk {self.pk} of {self.desk_id}"


class TicketSeries(models.Model):
    """The tickets of one field at a desk, under their own letter; without a field: results and everything else."""

    ELSE = "Nhận kết quả và việc khác"

    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    letter = models.CharField(max_length=3)
    field = models.ForeignKey("procedures.Field", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "letter"], name="one_series_a_letter"),
            models.UniqueConstraint(fields=["desk", "field"], name="one_series_a_field", nulls_distinct=False),
        ]

    def __str__(self) -> str:
        return f"{self.letter}: {self.name}"

    @property
    def name(self) -> str:
        return self.field.name if self.field else self.ELSE


class Window(models.Model):
    """A numbered place of a desk where an officer calls people; `serves` empty = every series."""

    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    officer = models.OneToOneField("organisation.Officer", models.PROTECT, null=True, related_name="+")
    serves = models.ManyToManyField(TicketSeries, related_name="+")
    priority_run = models.PositiveSmallIntegerField(default=0, help_text="priority calls in a row so far")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["desk", "number"], name="one_window_a_number")]

    def __str__(self) -> str:
        return f"Quầy số {self.number}"


class Slot(models.Model):
    """One bookable hour of a desk. The database itself refuses one booking too many."""

    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField()
    booked = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "starts_at"], name="one_slot_an_hour"),
            models.CheckConstraint(condition=Q(booked__lte=F("capacity")), name="slot_not_overbooked"),
        ]

    def __str__(self) -> str:
        return f"{self.desk_id} {self.starts_at:%Y-%m-%d %H:%M}"


class Booking(models.Model):
    """Somebody is coming at an hour. `code` is all a stranger needs to cancel it, so it cannot be guessed."""

    slot = models.ForeignKey(Slot, models.PROTECT, related_name="bookings")
    series = models.ForeignKey(TicketSeries, models.PROTECT, related_name="+")
    code = models.CharField(max_length=16, unique=True)
    full_name = models.CharField(max_length=120)
    identity_no = models.CharField(max_length=12)
    phone = models.CharField(max_length=16)
    state = models.CharField(max_length=10, default=BookingState.BOOKED.value)
    booked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in BookingState]), name="booking_state_is_known"
            ),
            models.UniqueConstraint(
                fields=["slot", "identity_no"],
                condition=Q(state=BookingState.BOOKED.value),
                name="one_booking_a_person",
            ),
        ]
        indexes = [models.Index(fields=["identity_no"], name="booking_by_person")]

    def __str__(self) -> str:
        return self.code

    @property
    def state_name(self) -> str:
        return BOOKING_STATE_NAMES[BookingState(self.state)]


class TicketQuerySet(models.QuerySet["Ticket"]):
    def of_day(self, desk_id: int, day: date) -> "TicketQuerySet":
        return self.filter(desk_id=desk_id, day=day)

    def waiting(self, desk_id: int, day: date, series_ids: Collection[int] = ()) -> "TicketQuerySet":
        """Who waits on a day, longest first; only in these series when any are given."""
        rows = self.of_day(desk_id, day).filter(state=TicketState.WAITING.value)
        if series_ids:
            rows = rows.filter(series_id__in=series_ids)
        return rows.order_by("stands_since", "pk")

    def in_line(self, line: Line) -> "TicketQuerySet":
        ordinary = Q(reason=PriorityReason.NONE.value)
        return self.filter(ordinary if line is Line.ORDINARY else ~ordinary)


class Ticket(models.Model):
    """A number in somebody's hand, for one day at one desk. `key` is the address of its printed form."""

    key = models.UUIDField(default=uuid4, unique=True)
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    day = models.DateField()
    series = models.ForeignKey(TicketSeries, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    reason = models.CharField(max_length=10, default=PriorityReason.NONE.value)
    state = models.CharField(max_length=10, default=TicketState.WAITING.value)
    booking = models.OneToOneField(Booking, models.PROTECT, null=True, related_name="ticket")
    taken_at = models.DateTimeField()
    stands_since = models.DateTimeField()
    window = models.ForeignKey(Window, models.PROTECT, null=True, related_name="+")
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    called_at = models.DateTimeField(null=True)
    recalls = models.PositiveSmallIntegerField(default=0)
    ended_at = models.DateTimeField(null=True)
    dossier_code = models.CharField(max_length=40, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "day", "number"], name="one_ticket_a_number"),
            models.UniqueConstraint(
                fields=["window"], condition=Q(state=TicketState.CALLED.value), name="a_window_calls_one"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[one.value for one in TicketState]), name="ticket_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(reason__in=[one.value for one in PriorityReason]), name="ticket_reason_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[TicketState.WAITING.value, TicketState.LEFT.value])
                | Q(window__isnull=False, officer__isnull=False, called_at__isnull=False),
                name="ticket_called_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["desk", "day", "stands_since", "id"],
                name="ticket_waiting",
                condition=Q(state=TicketState.WAITING.value),
            ),
            models.Index(fields=["desk", "day", "called_at"], name="ticket_by_call"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """What is printed and called; needs `series`."""
        return ticket_code(self.series.letter, self.number)

    @property
    def has_priority(self) -> bool:
        return self.reason != PriorityReason.NONE.value

    @property
    def reason_name(self) -> str:
        return PRIORITY_NAMES[PriorityReason(self.reason)]

    @property
    def state_name(self) -> str:
        return TICKET_STATE_NAMES[TicketState(self.state)]

    @property
    def standing(self) -> Standing:
        """As the rules of order see it."""
        return Standing(self.stands_since, self.pk, self.has_priority)
