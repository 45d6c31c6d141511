"""Who is called next: priority first, nobody starves, within a line who stands longest."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.queueing.rules.order import Line, Standing, foresee, lines, next_of, run_after, stands_since

MORNING = datetime(2024, 3, 5, 0, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def standing(*kinds: bool) -> list[Standing]:
    """One a minute, priority or not."""
    return [Standing(MORNING + timedelta(minutes=number), number, kind) for number, kind in enumerate(kinds)]


crowds = st.lists(st.booleans(), max_size=40).map(lambda kinds: standing(*kinds))
limits = st.integers(1, 6)


def test_priority_goes_first_and_then_an_ordinary_one_after_so_many() -> None:
    order = foresee(standing(False, False, True, True, True, True, True), 0, 3)
    assert [one.id for one in order] == [2, 3, 4, 0, 5, 6, 1]


def test_without_priority_it_is_first_come_first_served() -> None:
    assert [one.id for one in foresee(standing(False, False, False), 0, 3)] == [0, 1, 2]


def test_nobody_is_called_from_an_empty_hall() -> None:
    assert next_of([], 0, 3) is None and foresee([], 2, 3) == []


@given(crowds, st.integers(0, 6), limits)
def test_everybody_is_called_exactly_once(crowd: list[Standing], run: int, limit: int) -> None:
    assert sorted(foresee(crowd, run, limit)) == sorted(crowd)


@given(crowds, limits)
def test_within_a_line_nobody_overtakes(crowd: list[Standing], limit: int) -> None:
    order = foresee(crowd, 0, limit)
    for line in Line:
        of_line = [one for one in order if one.line is line]
        assert of_line == sorted(of_line)


@given(crowds, limits)
def test_never_more_than_so_many_in_a_row_while_an_ordinary_one_waits(crowd: list[Standing], limit: int) -> None:
    order, row = foresee(crowd, 0, limit), 0
    for place, one in enumerate(order):
        row = row + 1 if one.priority else 0
        still_waits = any(not other.priority for other in order[place:])
        assert row <= limit or not still_waits


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 3)), min_size=1, max_size=120), limits)
def test_nobody_starves_whatever_windows_call_and_whoever_comes(calls: list[tuple[int, int]], limit: int) -> None:
    """Eight windows call in any order while priority people keep coming: the first ordinary person, after whom nobody
    ordinary can be called earlier, waits at most `limit` calls of each window."""
    waiting, runs, called = [Standing(MORNING, 0)], [0] * 8, []
    for number, (window, newcomers) in enumerate(calls, start=1):
        ids = range(number * 10, number * 10 + newcomers)
        waiting += [Standing(MORNING + timedelta(seconds=each), each, True) for each in ids]
        found = next_of(waiting, runs[window], limit)
        if found is None:
            return
        waiting.remove(found)
        runs[window] = run_after(found.line, runs[window], limit)
        if not found.priority:
            return
        called.append(found)
    assert len(called) <= 8 * limit


@given(st.integers(0, 10), limits)
def test_both_lines_are_always_looked_at(run: int, limit: int) -> None:
    assert set(lines(run, limit)) == set(Line)
    assert 0 <= run_after(Line.PRIORITY, run, limit) <= limit
    assert run_after(Line.ORDINARY, run, limit) == 0


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(-20, -20), (0, 0), (59, 0), (60, 60), (90, 90)],
    ids=["early", "at the hour", "within the hour", "when it is over", "late"],
)
def test_a_booked_hour_is_a_place_in_line_until_it_is_over(minutes: int, expected: int) -> None:
    arrived = MORNING + timedelta(minutes=minutes)
    assert stands_since(arrived, MORNING, HOUR) == MORNING + timedelta(minutes=expected)
    assert stands_since(arrived, None, HOUR) == arrived
