"""What each fact about a dossier adds to the figures. A dossier is counted once: received once, ended once.

Columns (3) to (11) of report II.06a hold whatever happens on the way: a dossier that waits for a supplement after its
receipt is open and not overdue; one that ends without a result after its receipt is settled early, on time or late; one
that ends before it was never to be settled, and leaves those who wait.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.kernel.worktime import day_in_vietnam

_SETTLED = {"EARLY": "settled_early", "ON_TIME": "settled_on_time", "LATE": "settled_late"}
_PARTS = {"EARLY": "parts_early", "ON_TIME": "parts_on_time", "LATE": "parts_late"}
_PLAIN = {
    "dossier.submitted": ("submitted",),
    "dossier.taken_elsewhere": ("submitted",),
    "dossier.result_returned": ("returned",),
}
_ENDINGS = {
    "dossier.intake_refused": "refused",
    "dossier.refused": "refused",
    "dossier.withdrawn": "withdrawn",
    "dossier.closed": "closed",
}
_STANDING = {"dossier.supplement_requested", "dossier.payment_requested"}
MOVED = {"dossier.handed_over", "dossier.recalled"}
"""Facts that give a dossier to another unit: it is counted there from its filing on, as the lists behind show it."""
COUNTED = {
    "dossier.received",
    "dossier.result_sealed",
    "dossier.payment_confirmed",
    "dossier.due_moved",
    "surveys.rated",
    *_PLAIN,
    *_ENDINGS,
    *_STANDING,
    *MOVED,
}


@dataclass(frozen=True)
class Steps:
    """What an entry adds: counts of the day, and a change of the open ones of a due day."""

    counts: tuple[str, ...] = ()
    open_change: int = 0
    due_on: date | None = None
    left_day: date | None = None
    """The due day an open dossier left when its due moment moved."""


def steps_of(kind: str, data: Mapping[str, Any]) -> Steps:
    """What one fact adds to the figures of its day and unit."""
    if kind in _PLAIN:
        return Steps(_PLAIN[kind])
    if kind == "dossier.received":
        return _received(data)
    if kind == "dossier.result_sealed":
        counts = [_SETTLED[data["timeliness"]]]
        if data["timeliness"] == "LATE" and data.get("apologised"):
            counts.append("late_apologised")
        return Steps(tuple(counts), -1, date.fromisoformat(data["due_on"]))
    if kind in _ENDINGS:
        return _ended(_ENDINGS[kind], data)
    if kind in _STANDING:
        return Steps((), -1, date.fromisoformat(data["due_on"])) if data["stood_still"] else Steps()
    if kind == "dossier.payment_confirmed":
        return Steps((), 1, _day(data["due_at"]))
    if kind == "dossier.due_moved":
        return Steps((), 1, _day(data["due_at"]), date.fromisoformat(data["due_on"]))
    if kind == "surveys.rated":
        return Steps(("ballots", "satisfied") if data["satisfied"] else ("ballots",))
    return Steps()


def part_steps_of(kind: str, data: Mapping[str, Any]) -> Steps:
    """What one fact about a part of a linked dossier adds: whether its unit was in time, nothing else."""
    if kind in {"dossier.result_sealed", "dossier.refused"}:
        return Steps((_PARTS[data["timeliness"]],))
    return Steps()


def _received(data: Mapping[str, Any]) -> Steps:
    due_on = _day(data["due_at"])
    if data.get("again"):
        return Steps((), 1, due_on)
    counts = ("submitted", "received") if data["filed_here"] else ("received",)
    return Steps((*counts, "received_elsewhere") if data.get("from_elsewhere") else counts, 1, due_on)


def _ended(how: str, data: Mapping[str, Any]) -> Steps:
    if not data["was_received"]:
        return Steps(("turned_away", how))
    counts = (_SETTLED[data["timeliness"]], how)
    return Steps(counts, -1, date.fromisoformat(data["due_on"])) if data["ran"] else Steps(counts)


def _day(moment: str) -> date:
    return day_in_vietnam(datetime.fromisoformat(moment))
