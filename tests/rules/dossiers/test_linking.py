"""Which part of a linked dossier begins when, and when the whole may be decided."""

import pytest

from motcua.dossiers.rules.linking import PartStanding, PartState, hopeless, outstanding, part_state, ready
from motcua.dossiers.rules.states import FINAL, State
from motcua.procedures.rules.linked import Part, problem_with

WAITING, OPEN, DONE, NEVER = (
    PartState.WAITING, PartState.OPEN, PartState.WITH_RESULT, PartState.WITHOUT_RESULT,
)  # fmt: skip


def group(*states: PartState, needs: dict[int, tuple[int, ...]] | None = None) -> list[PartStanding]:
    return [PartStanding(place, (needs or {}).get(place, ()), state) for place, state in enumerate(states, start=1)]


@pytest.mark.parametrize(
    ("states", "needs", "at_once", "in_order"),
    [
        ((WAITING, WAITING, WAITING), {}, [1, 2, 3], [1]),
        ((WAITING, WAITING, WAITING), {3: (1,)}, [1, 2], [1]),
        ((OPEN, WAITING), {}, [2], []),
        ((DONE, WAITING), {2: (1,)}, [2], [2]),
        ((OPEN, WAITING), {2: (1,)}, [], []),
        ((NEVER, WAITING), {2: (1,)}, [], []),
        ((NEVER, WAITING), {}, [2], [2]),
        ((DONE, OPEN, WAITING), {3: (1, 2)}, [], []),
        ((DONE, DONE, WAITING), {3: (1, 2)}, [3], [3]),
        ((DONE, DONE), {}, [], []),
        ((), {}, [], []),
    ],
)
def test_what_may_begin(
    states: tuple[PartState, ...], needs: dict[int, tuple[int, ...]], at_once: list[int], in_order: list[int]
) -> None:
    parts = group(*states, needs=needs)
    assert ready(parts, in_order=False) == at_once
    assert ready(parts, in_order=True) == in_order


@pytest.mark.parametrize(
    ("states", "needs", "found"),
    [
        ((NEVER, WAITING), {2: (1,)}, [2]),
        ((NEVER, WAITING), {}, []),
        ((OPEN, WAITING), {2: (1,)}, []),
        ((DONE, NEVER, WAITING), {3: (1, 2)}, [3]),
    ],
)
def test_what_can_never_begin(
    states: tuple[PartState, ...], needs: dict[int, tuple[int, ...]], found: list[int]
) -> None:
    assert hopeless(group(*states, needs=needs)) == found


def test_the_whole_waits_for_what_is_not_over() -> None:
    assert outstanding(group(DONE, OPEN, WAITING, NEVER)) == [2, 3]
    assert outstanding(group(DONE, NEVER)) == [] == outstanding([])


@pytest.mark.parametrize("state", State)
def test_a_part_stands_as_its_dossier_does(state: State) -> None:
    expected = DONE if state is State.RETURNED else NEVER if state in FINAL else OPEN
    assert part_state(state, dropped=False) is expected


def test_a_part_without_a_dossier_waits_until_it_is_given_up() -> None:
    assert part_state(None, dropped=False) is WAITING
    assert part_state(None, dropped=True) is NEVER


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([], "ít nhất một"),
        ([Part(2, "a")], "đánh số"),
        ([Part(1, "a"), Part(2, "a")], "chỉ đứng một lần"),
        ([Part(1, "whole")], "chỉ đứng một lần"),
        ([Part(1, "a", (1,))], "đứng trước"),
        ([Part(1, "a", (2,)), Part(2, "b")], "đứng trước"),
        ([Part(1, "a", (0,))], "đứng trước"),
    ],
)
def test_a_group_that_makes_no_order_is_refused(parts: list[Part], words: str) -> None:
    assert words in (problem_with("whole", parts) or "")


def test_a_group_in_order_has_no_problem() -> None:
    assert problem_with("whole", [Part(1, "a"), Part(2, "b", (1,)), Part(3, "c", (1, 2))]) is None
