"""What a ticket is called and may become."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.queueing.rules.slots import hours_of
from motcua.queueing.rules.tickets import (
    BOOKING_STATE_NAMES,
    PRIORITY_NAMES,
    TICKET_STATE_NAMES,
    WAYS,
    BookingState,
    PriorityReason,
    TicketState,
    after_missing,
    letter_of,
    ticket_code,
)


@pytest.mark.parametrize(("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")])
def test_letters(index: int, letter: str) -> None:
    assert letter_of(index) == letter


@given(st.sets(st.integers(0, 5000), max_size=60))
def test_no_two_series_have_the_same_letters(indexes: set[int]) -> None:
    assert len({letter_of(index) for index in indexes}) == len(indexes)


@pytest.mark.parametrize(("number", "code"), [(1, "A001"), (999, "A999"), (1000, "A1000")])
def test_the_number_as_it_is_called(number: int, code: str) -> None:
    assert ticket_code("A", number) == code


@pytest.mark.parametrize(("recalls", "allowed", "state"), [
    (0, 2, TicketState.MISSED), (1, 2, TicketState.MISSED), (2, 2, TicketState.LEFT), (0, 0, TicketState.LEFT),
])  # fmt: skip
def test_a_missed_turn_lapses_after_its_recalls(recalls: int, allowed: int, state: TicketState) -> None:
    assert after_missing(recalls, allowed) is state


def test_every_state_has_its_ways_and_can_come_to_an_end() -> None:
    assert set(WAYS) == set(TicketState)
    ends = {state for state, ways in WAYS.items() if not ways}
    assert ends == {TicketState.SERVED, TicketState.LEFT}
    for state in set(TicketState) - ends:
        assert TicketState.LEFT in WAYS[state]


def test_every_word_has_its_name() -> None:
    assert set(TICKET_STATE_NAMES) == set(TicketState)
    assert set(PRIORITY_NAMES) == set(PriorityReason)
    assert set(BOOKING_STATE_NAMES) == set(BookingState)


def test_whole_hours_from_each_opening_on() -> None:
    day, hours = date(2024, 3, 5), [(time(7), time(11, 30)), (time(13, 30), time(17))]
    assert [f"{start:%H:%M}" for start in hours_of(day, hours)] == [
        "07:00", "08:00", "09:00", "10:00", "13:30", "14:30", "15:30",
    ]  # fmt: skip


def test_a_day_off_has_no_hours() -> None:
    assert hours_of(date(2024, 3, 3), ()) == []
