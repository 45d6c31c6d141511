"""Figures fed fact by fact, in any order and more than once, are the figures of a recount, and of the dossiers."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.returning import ReturnWay
from motcua.journal.models import Entry
from motcua.kernel.worktime import day_in_vietnam
from motcua.monitoring.actions import count, rebuild
from motcua.monitoring.models import COUNTS, Figure, OpenByDue
from motcua.monitoring.rules.cells import Cell, Cut, Grain, Group, cells_of
from motcua.surveys.actions import rate
from motcua.surveys.models import Ballot
from tests.factories.cast import Cast, a_draft, filed_at_counter


@pytest.fixture
def quick_signing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Signatures are tested elsewhere; here only what is counted matters."""
    monkeypatch.setattr("motcua.dossiers.actions.sign_result.sign_as_leader", lambda pdf, *_, **__: pdf)
    monkeypatch.setattr("motcua.dossiers.actions.seal.seal_as_agency", lambda pdf, *_, **__: pdf)


def random_life(cast: Cast, chance: random.Random, at: datetime) -> None:
    """A dossier that comes as far as chance lets it, a while after each act."""
    clock = at + timedelta(hours=chance.randrange(0, 24 * 60))
    if chance.random() < 0.5:
        dossier = filed_at_counter(cast, at=clock)
        verbs = later_verbs(cast, chance)
    else:
        dossier = submit(a_draft(cast, at=clock).pk, by=cast.user("citizen"), at=clock)
        verbs = [lambda pk, at: receive(pk, by=cast.user("clerk"), at=at), *later_verbs(cast, chance)]
    for verb in verbs[: chance.randrange(len(verbs) + 1)]:
        clock += timedelta(hours=chance.randrange(1, 60))
        verb(dossier.pk, clock)


def later_verbs(cast: Cast, chance: random.Random) -> list[Callable[[int, datetime], Any]]:
    user, pin = cast.user, cast.pin
    return [
        lambda pk, at: propose(pk, values={}, opinion="Đủ điều kiện", by=user("specialist"), at=at),
        lambda pk, at: sign_result(pk, pin=pin, by=user("leader"), at=at),
        lambda pk, at: seal(pk, pin=pin, by=user("document_clerk"), at=at),
        lambda pk, at: return_result(pk, how=ReturnWay.ONLINE, to="", by=user("clerk"), at=at),
        lambda pk, at: rate(pk, score=chance.randrange(1, 4), by=None, at=at),
    ]


def figures() -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    columns = ["cut", "grain", "day", "agency", "unit", "desk", "field", "channel"]
    rows = Figure.objects.order_by(*columns).values_list(*columns, *COUNTS)
    columns = ["cut", "grain", "due_on", "agency", "unit", "desk", "field", "channel", "open"]
    return list(rows), list(OpenByDue.objects.order_by(*columns).values_list(*columns))


def counted_from_dossiers() -> dict[str, Counter[date]]:
    """The same by day, from the dossiers and ballots themselves."""
    found: dict[str, Counter[date]] = {name: Counter() for name in COUNTS}
    timely = {"EARLY": "settled_early", "ON_TIME": "settled_on_time", "LATE": "settled_late"}
    for dossier in Dossier.objects.all():
        moments = {"submitted": dossier.submitted_at, "received": dossier.received_at, "returned": dossier.returned_at}
        if dossier.settled_at:
            moments[timely[dossier.timeliness]] = dossier.settled_at
        for name, moment in moments.items():
            if moment:
                found[name][day_in_vietnam(moment)] += 1
    for ballot in Ballot.objects.all():
        found["ballots"][day_in_vietnam(ballot.cast_at)] += 1
        found["satisfied"][day_in_vietnam(ballot.cast_at)] += ballot.score >= 2
    return {name: +days for name, days in found.items()}


@pytest.mark.parametrize("seed", range(5))
def test_any_order_and_any_repetition_counts_each_fact_once(
    cast: Cast, at: datetime, quick_signing: None, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(10):
        random_life(cast, chance, at)
    entries = list(Entry.objects.filter(subject="dossier"))
    twice = [*entries, *chance.sample(entries, len(entries) // 2)]
    chance.shuffle(twice)
    for entry in twice:
        count(entry)
    fed = figures()
    rebuild()
    recounted = figures()
    assert fed[0] == recounted[0] and fed[1] == recounted[1]
    by_day: dict[str, Counter[date]] = {name: Counter() for name in COUNTS}
    for figure in Figure.objects.filter(cut="full", grain="day"):
        for name in COUNTS:
            by_day[name][figure.day] += getattr(figure, name)
    assert {name: +days for name, days in by_day.items()} == counted_from_dossiers()
    open_now = Dossier.objects.filter(received_at__isnull=False, settled_at__isnull=True)
    due = Counter(open_now.values_list("due_on", flat=True))
    still_open: Counter[date] = Counter()
    for row in OpenByDue.objects.filter(cut="full", grain="day"):
        still_open[row.due_on] += row.open
    assert +still_open == due and min(still_open.values(), default=0) >= 0


def rolled_up() -> dict[str, Counter[tuple[Any, ...]]]:
    """What every row of both tables must hold, added up by hand from the days of the full cut."""
    found: dict[str, Counter[tuple[Any, ...]]] = {"figures": Counter(), "open": Counter()}
    for row in Figure.objects.filter(cut="full", grain="day"):
        for cell in cells_of(row.day, group_of(row)):
            for name in COUNTS:
                found["figures"][cell, name] += getattr(row, name)
    for row in OpenByDue.objects.filter(cut="full", grain="day"):
        for cell in cells_of(row.due_on, group_of(row)):
            found["open"][cell] += row.open
    return {name: without_zeros(rows) for name, rows in found.items()}


def as_kept() -> dict[str, Counter[tuple[Any, ...]]]:
    """What every row of both tables holds."""
    found: dict[str, Counter[tuple[Any, ...]]] = {"figures": Counter(), "open": Counter()}
    for row in Figure.objects.all():
        for name in COUNTS:
            found["figures"][Cell(Cut(row.cut), Grain(row.grain), row.day, group_of(row)), name] += getattr(row, name)
    for row in OpenByDue.objects.all():
        found["open"][Cell(Cut(row.cut), Grain(row.grain), row.due_on, group_of(row))] += row.open
    return {name: without_zeros(rows) for name, rows in found.items()}


def without_zeros(rows: Counter[tuple[Any, ...]]) -> Counter[tuple[Any, ...]]:
    return Counter({key: number for key, number in rows.items() if number})


def group_of(row: Figure | OpenByDue) -> Group:
    return Group(row.agency_id, row.unit_id, row.desk_id, row.field_id, row.channel)


@pytest.mark.parametrize("seed", range(7, 10))
def test_every_cut_and_grain_is_the_sum_of_the_days_in_full(
    cast: Cast, at: datetime, quick_signing: None, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(8):
        random_life(cast, chance, at - timedelta(days=chance.choice((0, 40, 400))))
    entries = list(Entry.objects.filter(subject="dossier"))
    for number in range(len(entries)):
        count(entries[number])
        if number % 10 == 0:
            assert as_kept() == rolled_up()
    assert as_kept() == rolled_up() and sum(as_kept()["figures"].values()) > 0
    assert not OpenByDue.objects.filter(open=0).exists()


def test_days_known_before_there_were_cuts_are_rolled_up_as_if_counted_now(
    cast: Cast, at: datetime, quick_signing: None
) -> None:
    chance = random.Random(11)
    for _ in range(8):
        random_life(cast, chance, at)
    rebuild()
    counted = figures()
    (step,) = import_module("motcua.monitoring.migrations.0004_roll_up_known_days").Migration.operations
    with connection.cursor() as cursor:
        cursor.execute(step.reverse_sql)
        assert not Figure.objects.exclude(cut="full").exists() and not OpenByDue.objects.exclude(grain="day").exists()
        cursor.execute(
            "INSERT INTO monitoring_openbydue (cut, grain, due_on, agency_id, unit_id, desk_id, field_id, channel, open) "
            "SELECT cut, grain, due_on - 400, agency_id, unit_id, desk_id, field_id, channel, 0 FROM monitoring_openbydue"
        )
        cursor.execute(step.sql)
    assert figures() == counted
