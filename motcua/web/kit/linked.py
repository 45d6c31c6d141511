"""The parts of a linked dossier for `kit/linked.html`, at every door the same; `door` names the address of a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from motcua.dossiers.parts import PartView, declared_on, parts_of, whole_of
from motcua.dossiers.queries import for_officer
from motcua.dossiers.rules.linking import PartState
from motcua.kernel import doorclock
from motcua.web.kit.due import DueWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from motcua.dossiers.models import Dossier
    from motcua.organisation.rules.duties import Duties

TONES = {
    PartState.WAITING: "neutral",
    PartState.OPEN: "now",
    PartState.WITH_RESULT: "done",
    PartState.WITHOUT_RESULT: "late",
}
RESULT = "ket-qua-phan-"


def linked_of(dossier: Dossier, result_at: Callable[[str], str] | None, duties: Duties | None = None) -> dict[str, Any]:
    """`parts` of a linked dossier, or the `whole` of a part; `result_at` gives the address of a result by its name."""
    words = DueWords(doorclock.now())
    whole = whole_of(dossier)
    return {
        "parts": [_told(part, words, result_at) for part in parts_of(dossier, duties)] if whole is None else [],
        "whole": whole.code if whole else "",
        "whole_opens": bool(whole and duties and for_officer(duties, whole.code)),
        "declared": declared_on(dossier),
    }


def result_position(name: str) -> int | None:
    """Which part the name of a result ("ket-qua-phan-2") is of; None for another name."""
    number = name.removeprefix(RESULT)
    return int(number) if name.startswith(RESULT) and number.isdigit() else None


def _told(part: PartView, words: DueWords, result_at: Callable[[str], str] | None) -> dict[str, Any]:
    due = words.due(part.child) if part.child and part.state in (PartState.OPEN, PartState.WITH_RESULT) else None
    return {
        "name": part.name,
        "unit": part.unit.name if part.unit else "Chưa xác định được đơn vị",
        "phone": part.unit.phone if part.unit else "",
        "state": part.state_name,
        "tone": TONES[part.state],
        "since": part.since,
        "due": due,
        "paused": bool(part.child and part.child.is_paused),
        "waits_for": part.waits_for,
        "why": part.why,
        "code": part.code,
        "number": part.result.number if part.result else "",
        "href": result_at(f"{RESULT}{part.position}") if part.result and result_at else "",
    }
