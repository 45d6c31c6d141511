"""The rounds of the clock: warnings once a level, steps left alone, what never came, a notice in the middle."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from motcua.dossiers import jobs, watching
from motcua.dossiers.actions.escalate import escalate
from motcua.dossiers.actions.recount import recount
from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.warn import warn
from motcua.dossiers.models import Dossier, Step
from motcua.dossiers.queries import promises_of
from motcua.dossiers.rules.alerts import Level, least_time, left_alone, level_of, to_raise
from motcua.dossiers.rules.deadlines import due_moment
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from motcua.dossiers.watching import looked_at, looks_due, steps_left_alone, unsupplemented
from motcua.journal.models import Entry
from motcua.kernel.terms import parse_term
from motcua.kernel.worktime import CalendarDay, DayKind, WorkingCalendar, in_vietnam
from motcua.monitoring.models import OpenByDue
from motcua.notifications.models import Message
from motcua.reactions import follow
from motcua.reference.actions import announce_day, take_back_day
from motcua.reference.queries import working_calendar
from tests.factories.cast import Cast, a_draft, filed_at_counter
from tests.factories.traces import no_trace, one_fact


@pytest.fixture
def received(cast: Cast, at: datetime) -> Dossier:
    """Three working days: due on Friday 8 March at 09:00."""
    return filed_at_counter(cast, at=at)


@pytest.mark.parametrize(
    ("used", "left", "level"),
    [(0, 24, None), (11, 13, None), (12, 12, "half"), (19, 5, "half"), (19.2, 4.8, "near"), (23, 1, "near"),
     (24, 0, "due"), (25, -1, "overdue"), (0, 0, "due")],
)  # fmt: skip
def test_levels(used: float, left: float, level: str | None) -> None:
    assert level_of(timedelta(hours=used), timedelta(hours=left)) == level


@pytest.mark.parametrize(
    ("reached", "raised", "now"),
    [("half", [], "half"), ("half", ["half"], None), ("near", ["half"], "near"), ("half", ["near"], None),
     ("overdue", ["half", "due"], "overdue"), ("overdue", ["overdue"], None), (None, [], None)],
)  # fmt: skip
def test_a_level_is_raised_once_and_never_below(reached: str | None, raised: list[str], now: str | None) -> None:
    assert to_raise(Level(reached) if reached else None, raised) == now


@pytest.mark.parametrize(("hours", "alone"), [(8, False), (16, False), (32, True)])
def test_a_step_is_alone_after_its_share_and_the_idle_limit(at: datetime, hours: int, alone: bool) -> None:
    calendar = WorkingCalendar()
    now = calendar.add_working_hours(at, hours)
    assert left_alone(at, None, parse_term("2 ngày làm việc"), calendar, now=now) is alone
    later = calendar.add_working_hours(at, 40)
    assert not left_alone(at, later, parse_term("2 ngày làm việc"), calendar, now=now)


@pytest.mark.parametrize(
    ("moment", "level"),
    [("2024-03-06T09:00", None), ("2024-03-06T15:00", "half"), ("2024-03-08T07:45", "near"), ("2024-03-08T09:00", "due"),
     ("2024-03-08T09:01", "overdue"), ("2024-04-01T09:00", "overdue")],
)  # fmt: skip
def test_which_level_a_dossier_has_reached(received: Dossier, moment: str, level: str | None) -> None:
    now = in_vietnam(datetime.fromisoformat(f"{moment}:00+07:00"))
    assert [(look.dossier_id, look.level) for look in looks_due(now=now)] == [(received.pk, level)]


@pytest.mark.parametrize(
    ("moment", "next_at"),
    [("2024-03-05T10:00", "2024-03-06T14:30"), ("2024-03-06T15:00", "2024-03-07T13:42"),
     ("2024-03-08T07:45", "2024-03-08T09:00"), ("2024-03-08T09:00", "2024-03-08T09:00"), ("2024-03-08T09:01", None)],
)  # fmt: skip
def test_nobody_looks_before_the_next_level(received: Dossier, moment: str, next_at: str | None) -> None:
    now = in_vietnam(datetime.fromisoformat(f"{moment}:00+07:00"))
    looked_at(looks_due(now=now))
    then = received.intervals.get().next_look_at
    assert (then and f"{in_vietnam(then):%Y-%m-%dT%H:%M}") == next_at
    assert looks_due(now=now) == [] if then is None or then > now else True


def test_rounds_every_ten_minutes_miss_no_level_and_read_only_four_times(received: Dossier, at: datetime) -> None:
    told, looks = [], 0
    for minutes in range(0, 5 * 24 * 60, 10):
        for look in looks_due(now=at + timedelta(minutes=minutes)):
            looks += 1
            told += [look.level] if look.level else []
            looked_at([look])
    assert told == ["half", "near", "due", "overdue"] and looks == 5


def test_a_round_reads_no_term_that_cannot_have_changed(
    cast: Cast, at: datetime, django_assert_max_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    for _ in range(6):
        filed_at_counter(cast, at=at)
    looked_at(looks_due(now=at))
    with django_assert_max_num_queries(2):
        assert looks_due(now=at + timedelta(hours=9)) == []


def test_a_due_moment_that_moves_is_looked_at_anew(received: Dossier, cast: Cast, at: datetime) -> None:
    looked_at(looks_due(now=at))
    notice(cast, "2024-03-07", DayKind.HOLIDAY, at)
    recount(received.pk, notice="Nghỉ bão", at=at)
    assert [look.dossier_id for look in looks_due(now=at)] == [received.pk]


def test_a_warning_is_one_fact_and_told_to_holder_head_and_desk(cast: Cast, at: datetime, received: Dossier) -> None:
    with one_fact("dossier.warned") as fact:
        assert warn(received.pk, Level.HALF, at=at)
    with no_trace():
        assert not warn(received.pk, Level.HALF, at=at)
    assert fact.entry
    follow(fact.entry.pk)
    told = set(Message.objects.filter(entry=fact.entry).values_list("recipient__username", flat=True))
    assert told == {"specialist", "specialist2", "leader", "clerk", "clerk2"}


def test_a_clock_that_stands_warns_nobody(cast: Cast, at: datetime, received: Dossier) -> None:
    request_payment(received.pk, what="Lệ phí", amount=1, legal_basis="Luật", by=cast.user("specialist"), at=at)
    assert looks_due(now=at + timedelta(days=30)) == [] and not warn(received.pk, Level.DUE, at=at)


def test_a_step_left_alone_is_reported_once_and_the_applicant_told(cast: Cast, at: datetime) -> None:
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    now = at + timedelta(days=3)
    assert steps_left_alone(now=at + timedelta(days=1)) == [] and steps_left_alone(now=now) == [waiting.pk]
    with one_fact("dossier.escalated") as fact:
        assert escalate(waiting.pk, at=now)
    with no_trace():
        assert not escalate(waiting.pk, at=now)
    assert fact.entry
    follow(fact.entry.pk)
    told = set(Message.objects.filter(entry=fact.entry).values_list("recipient__username", flat=True))
    assert {cast.user("citizen").username, "leader", "clerk"} <= told


@pytest.mark.parametrize("limit", ["3 giờ làm việc", "1 ngày làm việc", "2,5 ngày làm việc", "3 ngày", "1 tháng"])
@pytest.mark.parametrize("hour", [0, 8, 11, 16, 23])
def test_no_limit_takes_less_than_its_least_time(limit: str, hour: int) -> None:
    idle, shortest = parse_term(limit), timedelta.max
    for day in range(1, 29):
        opened = in_vietnam(datetime.fromisoformat(f"2024-02-{day:02}T{hour:02}:30:00+07:00"))
        shortest = min(shortest, due_moment(opened, idle, WorkingCalendar()) - opened)
    assert timedelta() < least_time(idle) + timedelta(days=1) and least_time(idle) <= shortest


def test_a_round_looks_only_at_steps_that_can_be_past_their_limit_and_misses_none(
    cast: Cast, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for hours in (0, 7, 26):
        filed_at_counter(cast, at=at + timedelta(hours=hours))
        submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at + timedelta(hours=hours))
    Step.objects.filter(due_at__isnull=False).update(due_at=at + timedelta(days=4))
    seen: list[datetime] = []

    def looked_at_each(opened_at: datetime, *args: Any, **named: Any) -> bool:
        seen.append(opened_at)
        return left_alone(opened_at, *args, **named)

    monkeypatch.setattr(watching, "left_alone", looked_at_each)
    calendar, idle, found = working_calendar("xa"), parse_term("2 ngày làm việc"), []
    for now in (at + timedelta(hours=hours) for hours in range(0, 8 * 24, 3)):
        seen.clear()
        steps = Step.objects.filter(closed_at__isnull=True)
        alone = {one.dossier_id for one in steps if left_alone(one.opened_at, one.due_at, idle, calendar, now=now)}
        assert set(steps_left_alone(now=now)) == alone
        assert len(seen) <= steps.filter(opened_at__lt=now - timedelta(days=1)).count()
        found.append((len(alone), len(seen)))
    assert found[0] == found[8] == (0, 0) and found[-1] == (6, 6) and (3, 3) in found


def test_who_waits_for_the_applicant_is_not_left_alone(cast: Cast, at: datetime) -> None:
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    pin = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Thiếu số nhà", "Luật", "")
    request_supplement(waiting.pk, [pin], by=cast.user("clerk"), at=at)
    later = at + timedelta(days=60)
    assert steps_left_alone(now=later) == [] and not escalate(waiting.pk, at=later)
    assert unsupplemented(now=later) == [waiting.pk] and unsupplemented(now=at) == []


def test_the_rounds_do_what_is_due_and_do_it_once(cast: Cast, at: datetime, received: Dossier) -> None:
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    pin = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Thiếu số nhà", "Luật", "")
    request_supplement(waiting.pk, [pin], by=cast.user("clerk"), at=at)
    jobs.watch_terms(0)
    jobs.watch_steps(0)
    kinds = Entry.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds)[-3:] == ["dossier.warned", "dossier.escalated", "dossier.closed"]
    with no_trace():
        jobs.watch_terms(0)
        jobs.watch_steps(0)
    jobs.close_quietly(waiting.pk)
    assert Dossier.objects.get(pk=waiting.pk).state == "closed"


# A notice in the middle


def notice(cast: Cast, day: str, kind: DayKind, at: datetime) -> Entry:
    told = CalendarDay(date.fromisoformat(day), kind, "Nghỉ bão", "công điện", verified=True)
    announce_day(told, by=cast.user("administrator"), at=at)
    return Entry.objects.latest("pk")


def test_a_notice_that_crosses_a_term_puts_a_new_promise_beside_the_old(
    cast: Cast, at: datetime, received: Dossier
) -> None:
    for entry in Entry.objects.about("dossier", received.pk):
        follow(entry.pk)
    follow(notice(cast, "2024-03-07", DayKind.HOLIDAY, at).pk)
    moved = Dossier.objects.get(pk=received.pk)
    assert moved.due_at and in_vietnam(moved.due_at).isoformat() == "2024-03-11T09:00:00+07:00"
    assert [(one.cause, in_vietnam(one.due_at).day) for one in promises_of(moved)] == [("receipt", 8), ("calendar", 11)]
    fact = Entry.objects.about("dossier", received.pk).filter(kind="dossier.due_moved").get()
    follow(fact.pk)
    assert Message.objects.filter(entry=fact, recipient=cast.user("citizen"), text__contains="11/03/2024").exists()
    days = OpenByDue.objects.filter(cut="full", grain="day")
    assert dict(days.values_list("due_on", "open")) == {date(2024, 3, 11): 1}
    with no_trace():
        recount(received.pk, notice="Lần nữa", at=at)


def test_a_notice_taken_back_moves_it_back(cast: Cast, at: datetime, received: Dossier) -> None:
    follow(notice(cast, "2024-03-07", DayKind.HOLIDAY, at).pk)
    take_back_day(date(2024, 3, 7), "Bão tan", "công điện sau", by=cast.user("administrator"), at=at)
    follow(Entry.objects.latest("pk").pk)
    assert Dossier.objects.get(pk=received.pk).due_on == date(2024, 3, 8)
    assert [one.cause for one in promises_of(received)] == ["receipt", "calendar", "calendar"]


def test_a_notice_of_another_day_moves_nothing(cast: Cast, at: datetime, received: Dossier) -> None:
    entry = notice(cast, "2024-03-21", DayKind.HOLIDAY, at)
    follow(entry.pk)
    assert not Entry.objects.filter(kind="dossier.due_moved").exists()
