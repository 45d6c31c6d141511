"""Walking: each act is told as it was seen to hold, and the first one that does not hold ends its journey."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.journey import STEPS, Journey, read_board
from motcua.cli.story.visitor import StoryFailed, Visitor

Say = Callable[[str], object]
FAILURES = (StoryFailed, LookupError, StopIteration, OSError, ValueError, httpx.HTTPError)
MAIN_KEY = "online"
MAIN_ARTICLES = (
    "61/2018 Đ17, Đ19, Đ20, Đ27-31",
    "118/2025 Đ15, Đ17, Đ19, Đ22",
    "30/2020 Đ5",
    "mẫu 01",
)


def walk_main(journey: Journey, say: Say) -> list[dict[str, Any]]:
    """The main flow, step by step; the last row is the one that failed, if any did."""
    journey.before = read_board(journey)
    told: list[dict[str, Any]] = []
    for number, (who, what, step) in enumerate(STEPS, 1):
        started = time.monotonic()
        try:
            checked, ok = step(journey), True
        except FAILURES as failure:
            checked, ok = _words(failure), False
        told.append(_row(number, who, what, checked, ok, started))
        say(_line(told[-1]))
        if not ok:
            break
    return told


def walk_all(journey: Journey, tales: tuple[Tale, ...], say: Say) -> list[dict[str, Any]]:
    """Every tale with a dossier of its own; one that fails does not keep the others from walking."""
    people: dict[str, Visitor] = {}
    found = []
    for tale in tales:
        say(f"\n{tale.key}: {tale.title} ({'; '.join(tale.articles)})")
        case = Case(journey, people)
        steps = walk_tale(case, tale, say)
        found.append(_journey(tale.key, tale.title, tale.articles, case.code, steps))
    return found


def main_journey(journey: Journey, steps: list[dict[str, Any]]) -> dict[str, Any]:
    """The main flow as one journey among the others."""
    title = "Nộp trực tuyến, ký số, trả trực tuyến, đánh giá"
    return _journey(MAIN_KEY, title, MAIN_ARTICLES, journey.code, steps)


def walk_tale(case: Case, tale: Tale, say: Say) -> list[dict[str, Any]]:
    """One tale; the last row is the one that failed, if any did."""
    told: list[dict[str, Any]] = []
    acts: Iterator[Told] = tale.walk(case)
    while True:
        started = time.monotonic()
        try:
            act = next(acts, None)
        except FAILURES as failure:
            told.append(_row(len(told) + 1, "story", "stops here", _words(failure), False, started))
            say(_line(told[-1]))
            return told
        if act is None:
            return told
        told.append(_row(len(told) + 1, act.who, act.what, act.checked, True, started))
        say(_line(told[-1]))


def all_ok(steps: list[dict[str, Any]]) -> bool:
    """Whether something was walked and all of it held."""
    return bool(steps) and all(step["ok"] for step in steps)


def _journey(key: str, title: str, articles: tuple[str, ...], code: str, steps: list[dict[str, Any]]) -> dict[str, Any]:
    row = {"journey": key, "title": title, "articles": list(articles), "code": code}
    return {**row, "ok": all_ok(steps), "steps": steps}


def _words(failure: BaseException) -> str:
    return f"{type(failure).__name__}: {failure}"


def _row(number: int, who: str, what: str, checked: str, ok: bool, started: float) -> dict[str, Any]:
    seconds = round(time.monotonic() - started, 1)
    return {"step": number, "who": who, "what": what, "checked": checked, "ok": ok, "seconds": seconds}


def _line(row: dict[str, Any]) -> str:
    mark = "ok    " if row["ok"] else "FAILED"
    told = f"{row['step']:>2}. {mark} {row['who']} {row['what']} ({row['seconds']} s)"
    return f"{told}\n           {row['checked']}"
