"""Which colour and shape go with a word. The word itself always comes from the rules that own it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from motcua.dossiers.rules.states import STATE_NAMES, State

TONES = ("neutral", "now", "waiting", "done", "late")

STATE_TONES: Mapping[State, str] = {
    State.SUBMITTED: "waiting",
    State.RECEIVED: "now",
    State.PROCESSING: "now",
    State.PROPOSED: "waiting",
    State.SIGNED: "waiting",
    State.DONE: "done",
    State.RETURNED: "done",
    State.WAIT_SUPPLEMENT: "waiting",
    State.WAIT_PAYMENT: "waiting",
    State.REFUSED: "neutral",
    State.WITHDRAWN: "neutral",
    State.CLOSED: "neutral",
}


def state_tone(state: str) -> str:
    """The tone of a dossier's state (its value or the enum member)."""
    return STATE_TONES[State(state)]


def state_name(state: str) -> str:
    """The Vietnamese name of a dossier's state (its value or the enum member)."""
    return STATE_NAMES[State(state)]


def due_tone(due_at: datetime, now: datetime, soon: timedelta = timedelta(days=1)) -> str:
    """late after the due moment, waiting within `soon` of it, else neutral."""
    if now > due_at:
        return "late"
    return "waiting" if due_at - now <= soon else "neutral"
