"""Every case of `clock_cases` holds; with the table of due moments there are many more than the law's own examples."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from motcua.dossiers.rules.clock import Cause, Running, Span, count_766, legal_due
from motcua.dossiers.rules.deadlines import CountingRule, compute_due, due_moment, leave_by, step_due
from motcua.kernel.terms import parse_term
from motcua.kernel.worktime import VIETNAM, CalendarDay, DayKind, WorkingCalendar, WorkingHours
from tests.rules.dossiers import clock_cases as cases
from tests.rules.dossiers import test_deadlines_table as table

PLAIN = CountingRule()
LAST_HOUR = CountingRule(online_last_minutes=60)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def ledger(received: str, stretches: tuple[str, ...]) -> list[Span]:
    """The ledger of a dossier: it runs from its receipt, and after each stretch in which it stood goes on or restarts."""
    spans = [Span(Running.RUNNING, Cause.RECEIPT, at(received))]
    for stretch in stretches:
        cause, moments = stretch.split(" ", 1)
        start, end = (at(text) if text else None for text in moments.split(" > "))
        assert start
        spans[-1] = replace(spans[-1], ended_at=start)
        spans.append(Span(Running.PAUSED, Cause(cause), start, end))
        if end:
            spans.append(Span(Running.RUNNING, Cause.RESTART if cause == "supplement" else Cause.RESUME, end))
    return spans


def told(calendar: WorkingCalendar, days: Mapping[date, DayKind], hours: Any = None) -> WorkingCalendar:
    """The calendar after a notice, or that of an agency with hours and days of its own."""
    own = {day: CalendarDay(day, kind, "Thông báo", "thông báo", verified=True) for day, kind in days.items()}
    return WorkingCalendar(WorkingHours(hours) if hours else calendar.hours, {**calendar.days, **own})


@pytest.mark.parametrize("case", [*cases.PAUSES, *cases.RESTARTS], ids=str)
def test_where_a_ledger_leads(case: cases.Stood, calendar: WorkingCalendar) -> None:
    spans = ledger(case.received, case.stretches)
    assert legal_due(spans, parse_term(case.term), calendar, PLAIN) == at(case.due)


@pytest.mark.parametrize("case", cases.NOTICES, ids=str)
def test_what_a_later_notice_changes(case: cases.Notice, calendar: WorkingCalendar) -> None:
    spans, term = ledger(case.received, case.stretches), parse_term(case.term)
    assert legal_due(spans, term, calendar, PLAIN) == at(case.before)
    assert legal_due(spans, term, told(calendar, case.notice), PLAIN) == at(case.after)


@pytest.mark.parametrize("case", cases.MEASURES, ids=str)
def test_the_measure_of_decision_766(case: cases.Measured, calendar: WorkingCalendar) -> None:
    ended = at(case.ended) if case.ended else None
    count = count_766(
        ledger(case.received, case.stretches), at(case.first_due), calendar,
        requests=case.requests, ended_at=ended, now=at(case.now),
    )  # fmt: skip
    assert (count.compared_at, count.verdict.value) == (at(case.compared), case.verdict)


def test_in_time_by_the_law_and_late_by_the_measure(calendar: WorkingCalendar) -> None:
    spans = ledger(cases.JUNE_10, cases.ASKED)
    ended = legal_due(spans, parse_term("3wd"), calendar, PLAIN)
    assert ended == at("2024-06-24 09:00")
    measured = count_766(spans, at(cases.JUNE_13), calendar, requests=1, ended_at=ended, now=ended)
    assert measured.verdict == "late"


@pytest.mark.parametrize("case", cases.STEP_CASES, ids=str)
def test_a_step_has_its_share_of_the_term(case: cases.StepCase, calendar: WorkingCalendar) -> None:
    start = at(case.received)
    due = compute_due(start, parse_term(case.term), calendar).due_at
    assert step_due(at(case.opened), start, due, case.share, calendar) == at(case.due)


@pytest.mark.parametrize(("hours", "days", "received", "term", "due"), cases.OWN_HOURS)
def test_hours_and_days_of_an_agency(
    hours: Any, days: Mapping[date, DayKind], received: str, term: str, due: str, calendar: WorkingCalendar
) -> None:
    own = told(calendar, days, hours)
    assert compute_due(at(received), parse_term(term), own).due_at == at(due)


@pytest.mark.parametrize(("filed", "by"), cases.ANSWERS)
def test_by_when_a_desk_answers(filed: str, by: str, calendar: WorkingCalendar) -> None:
    assert due_moment(at(filed), parse_term("8 giờ làm việc"), calendar, LAST_HOUR) == at(by)


@pytest.mark.parametrize(("taken", "by"), cases.LEAVES)
def test_by_when_it_leaves_a_desk(taken: str, by: str, calendar: WorkingCalendar) -> None:
    assert leave_by(at(taken), time(15), calendar) == at(by)


@pytest.mark.parametrize(("article", "term", "start", "due"), cases.LIMITS)
def test_other_limits(article: str, term: str, start: str, due: str, calendar: WorkingCalendar) -> None:
    assert due_moment(at(start), parse_term(term), calendar) == at(due)


def cited() -> dict[str, list[tuple[str, str]]]:
    """Every case beside its article."""
    named = [*cases.PAUSES, *cases.RESTARTS, *cases.NOTICES, *cases.LIMITS]
    found = {kind: [(article, repr(case)) for case in listed] for kind, (article, listed) in cases.ARTICLES.items()}
    found["ledger"] = [(case[0], repr(case)) for case in named]
    found["table"] = [(article, repr(row)) for article, rows in table.BY_ARTICLE for row in rows]
    found["rules"] = [(table.RULED, repr(row)) for row in table.COUNTING_RULES]
    return found


def test_there_are_enough_of_each_kind_and_no_two_are_the_same() -> None:
    every = [case for listed in cited().values() for case in listed]
    assert all(article for article, _ in every) and len({case for _, case in every}) == len(every)
    least = {"ledger": 45, "766": 15, "steps": 8, "hours": 12, "answers": 7, "leaves": 8, "table": 100, "rules": 15}
    assert [kind for kind, count in least.items() if len(cited()[kind]) < count] == []
    assert len(every) >= 210
