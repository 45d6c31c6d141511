"""An online filing is answered within 8 working hours: the desk is warned, an overdue one goes up."""

from datetime import datetime, timedelta

import pytest

from motcua.dossiers import jobs
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.warn_intake import warn_intake
from motcua.dossiers.intake_clock import answer_by, open_intakes
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.alerts import Level
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from motcua.dossiers.supplementing import Answer
from motcua.journal.models import Entry
from motcua.kernel.worktime import in_vietnam
from motcua.notifications.models import Message
from motcua.reactions import follow
from motcua.reference.queries import limits_of, working_calendar
from tests.factories.cast import Cast, a_draft, filed_at_counter
from tests.factories.traces import no_trace, one_fact

NEW = "nd-118-2025"


def filed(cast: Cast, moment: str, *, regime: str = NEW) -> Dossier:
    """Filed online at a moment, under a regime that sets a limit (or the old one, which does not)."""
    at = datetime.fromisoformat(f"{moment}:00+07:00")
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    Dossier.objects.filter(pk=waiting.pk).update(regime=regime)
    return Dossier.objects.select_related("agency").get(pk=waiting.pk)


def until(dossier: Dossier) -> datetime | None:
    return answer_by(dossier, limits_of(dossier.regime), working_calendar(dossier.agency.code))


@pytest.mark.parametrize(
    ("moment", "answered_by"),
    [
        ("2024-03-05T09:00", "2024-03-06T09:00"),
        ("2024-03-05T15:59", "2024-03-06T15:59"),
        ("2024-03-05T16:30", "2024-03-06T17:00"),  # the last hour: from the next working day
        ("2024-03-05T20:00", "2024-03-06T17:00"),  # after 17:00: as at the next opening
        ("2024-03-09T10:00", "2024-03-11T17:00"),  # a Saturday
        ("2024-03-05T06:00", "2024-03-05T17:00"),  # before the doors open
    ],
)
def test_when_a_filing_has_to_be_answered(cast: Cast, moment: str, answered_by: str) -> None:
    found = until(filed(cast, moment))
    assert found and f"{in_vietnam(found):%Y-%m-%dT%H:%M}" == answered_by


def test_a_regime_without_the_limit_warns_nobody(cast: Cast) -> None:
    old = filed(cast, "2024-03-05T09:00", regime="nd-61-2018")
    assert until(old) is None
    with no_trace():
        assert not warn_intake(old.pk, Level.OVERDUE, at=old.submitted_at + timedelta(days=3))


@pytest.mark.parametrize(
    ("now", "level"),
    [("2024-03-05T12:00", None), ("2024-03-05T14:30", "half"), ("2024-03-05T16:54", "near"),
     ("2024-03-06T09:00", "due"), ("2024-03-06T09:01", "overdue"), ("2024-03-09T09:00", "overdue")],
)  # fmt: skip
def test_the_levels_of_eight_working_hours(cast: Cast, now: str, level: str | None) -> None:
    waiting = filed(cast, "2024-03-05T09:00")
    found = open_intakes(now=datetime.fromisoformat(f"{now}:00+07:00"))
    assert found == ([(waiting.pk, level)] if level else [])


def test_what_counts_from_the_next_day_is_not_half_over_at_night(cast: Cast) -> None:
    filed(cast, "2024-03-05T16:30")
    assert open_intakes(now=datetime.fromisoformat("2024-03-06T09:00:00+07:00")) == []


def test_overdue_goes_to_the_desk_the_heads_and_the_applicant_once(cast: Cast) -> None:
    waiting = filed(cast, "2024-03-05T09:00")
    at = datetime.fromisoformat("2024-03-06T09:10:00+07:00")
    with one_fact("dossier.intake_warned") as fact:
        assert warn_intake(waiting.pk, Level.OVERDUE, at=at)
    with no_trace():
        assert not warn_intake(waiting.pk, Level.OVERDUE, at=at)
    assert fact.entry
    follow(fact.entry.pk)
    told = set(Message.objects.filter(entry=fact.entry).values_list("recipient__username", flat=True))
    assert {"clerk", "clerk2", "leader", cast.user("citizen").username} <= told


def test_half_of_it_is_told_to_the_desk_alone(cast: Cast) -> None:
    waiting = filed(cast, "2024-03-05T09:00")
    with one_fact("dossier.intake_warned") as fact:
        assert warn_intake(waiting.pk, Level.HALF, at=waiting.submitted_at + timedelta(hours=6))
    assert fact.entry
    follow(fact.entry.pk)
    told = set(Message.objects.filter(entry=fact.entry).values_list("recipient__username", flat=True))
    assert told == {"clerk", "clerk2"}


def test_what_was_put_right_begins_a_new_time(cast: Cast, at: datetime) -> None:
    waiting, later = filed(cast, "2024-03-05T09:00"), at + timedelta(days=2)
    pin = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Thiếu số nhà", "Luật", "")
    request_supplement(waiting.pk, [pin], by=cast.user("clerk"), at=at)
    assert open_intakes(now=later) == []
    answered = supplement(waiting.pk, Answer(values={"noi_cu_tru": waiting.data["noi_cu_tru"]}),
                          by=cast.user("citizen"), at=later)  # fmt: skip
    again = until(answered)
    assert again and in_vietnam(again).isoformat() == "2024-03-08T09:00:00+07:00"


def test_the_round_warns_of_what_waits_and_of_nothing_else(cast: Cast, at: datetime) -> None:
    waiting, taken = filed(cast, "2024-03-05T09:00"), filed(cast, "2024-03-05T09:05")
    filed_at_counter(cast, at=at)
    receive(taken.pk, by=cast.user("clerk"), at=at + timedelta(minutes=10))
    jobs.watch_terms(0)
    warned = Entry.objects.filter(kind="dossier.intake_warned")
    assert [(row.subject_id, row.data["level"]) for row in warned] == [(waiting.pk, "overdue")]
    with no_trace():
        jobs.watch_terms(0)
