"""The short forms of officers' acts: a few questions, each checked for being answered, drawn by one template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from motcua.kernel.text import nfc
from motcua.kernel.worktime import VIETNAM

LONGEST = 4000
PARTS_OF_A_DAY = 3


@dataclass(frozen=True)
class Question:
    """One question. `widget`: text, textarea, select, radios, checkboxes, pin, day, hour or money.

    `needed` is the sentence said when nothing was answered; empty when it may stay empty.
    """

    name: str
    label: str
    needed: str = ""
    hint: str = ""
    widget: str = "text"
    choices: Sequence[tuple[str, str]] = ()
    limit: int = 1000
    value: str = ""


@dataclass(frozen=True)
class Asking:
    """A page of questions: its title, what the act will do in one or two sentences, and the words on its button."""

    title: str
    says: str
    button: str
    questions: Sequence[Question] = ()
    warning: bool = False


@dataclass(frozen=True)
class Said:
    """What was answered and what is wrong with it."""

    values: Mapping[str, str] = field(default_factory=dict)
    chosen: Mapping[str, list[str]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> str:
        return self.values[name]


def read(posted: Any, questions: Sequence[Question]) -> Said:
    """The answers of a sent form, cut to their limits; an error for each needed question without one."""
    values = {one.name: _text(posted.get(one.name, ""))[: min(one.limit, LONGEST)] for one in questions}
    chosen = {one.name: _known(posted.getlist(one.name), one) for one in questions if one.choices}
    errors = {}
    for one in questions:
        answered = bool(chosen[one.name]) if one.choices else bool(values[one.name])
        if one.needed and not answered:
            errors[one.name] = one.needed
    return Said(values, chosen, errors)


def given(questions: Sequence[Question]) -> Said:
    """The form before anything was said: each question with the value it starts from."""
    return Said({one.name: one.value for one in questions}, {one.name: [one.value] for one in questions if one.choices})


def day_of(text: str) -> date | None:
    """`24/06/2024` as a day; None when it is none."""
    parts = text.replace("-", "/").replace(".", "/").split("/")
    if len(parts) != PARTS_OF_A_DAY or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None


def moment_of(day: str, hour: str) -> datetime | None:
    """`24/06/2024` and `16:30` (or `16 giờ 30`) as a moment in Vietnam; None when either is none."""
    found = day_of(day)
    parts = hour.lower().replace("giờ", ":").replace("h", ":").replace(" ", "").rstrip(":").split(":")
    if found is None or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    numbers = [int(part) for part in parts] + [0]
    try:
        return datetime.combine(found, time(numbers[0], numbers[1]), VIETNAM)
    except ValueError:
        return None


def key_of(text: object) -> UUID | None:
    """A key as an address or a form sends it; None when it is none."""
    try:
        return UUID(str(text))
    except ValueError:
        return None


def money_of(text: str) -> int | None:
    """`1.200.000` or `1200000 đồng` as đồng; None when it is no amount."""
    digits = text.lower().replace("đồng", "").replace("đ", "").replace(".", "").replace(",", "").replace(" ", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 15 else None


def _text(value: str) -> str:
    return nfc(value).replace("\0", "").replace("\r\n", "\n").strip()


def _known(sent: Sequence[str], question: Question) -> list[str]:
    """What was chosen of what could be chosen."""
    possible = {value for value, _ in question.choices}
    return [value for value in sent if value in possible]
