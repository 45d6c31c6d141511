"""A linked dossier and its parts: which part begins when, and when the whole may be decided.

Electronic: every part at once that needs no other's result. Paper goes round: a part begins when those before it are
over (Decree 61/2018 art. 19). A part whose needed result will not come never begins.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from motcua.dossiers.rules.states import FINAL, State


class PartState(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    WITH_RESULT = "with_result"
    WITHOUT_RESULT = "without_result"


PART_STATE_NAMES: dict[PartState, str] = {
    PartState.WAITING: "Chờ phần việc trước",
    PartState.OPEN: "Đang giải quyết",
    PartState.WITH_RESULT: "Đã có kết quả",
    PartState.WITHOUT_RESULT: "Không có kết quả",
}
OVER = frozenset({PartState.WITH_RESULT, PartState.WITHOUT_RESULT})


@dataclass(frozen=True)
class PartStanding:
    """A part by its place, the places it needs the results of, and how it stands."""

    position: int
    needs: tuple[int, ...]
    state: PartState


def part_state(child: State | None, *, dropped: bool) -> PartState:
    """How a part stands, by the state of its own dossier; None while it has none."""
    if dropped:
        return PartState.WITHOUT_RESULT
    if child is None:
        return PartState.WAITING
    if child is State.RETURNED:
        return PartState.WITH_RESULT
    return PartState.WITHOUT_RESULT if child in FINAL else PartState.OPEN


def ready(parts: Sequence[PartStanding], *, in_order: bool) -> list[int]:
    """The places of the parts that may begin now."""
    there = {part.position for part in parts if part.state is PartState.WITH_RESULT}
    running = [part.position for part in parts if part.state not in OVER]
    return [
        part.position
        for part in parts
        if part.state is PartState.WAITING
        and set(part.needs) <= there
        and not (in_order and any(place < part.position for place in running))
    ]


def hopeless(parts: Sequence[PartStanding]) -> list[int]:
    """The places of the parts that wait for a result that will not come."""
    never = {part.position for part in parts if part.state is PartState.WITHOUT_RESULT}
    return [part.position for part in parts if part.state is PartState.WAITING and never & set(part.needs)]


def outstanding(parts: Sequence[PartStanding]) -> list[int]:
    """The places of the parts the whole still waits for."""
    return [part.position for part in parts if part.state not in OVER]
