"""Who is called next: priority first, but at most so many in a row; within a line, who stands longest.

Each window counts its own row of priority calls, so that windows need not wait for each other. A window that has
called `limit` of them calls an ordinary ticket if one waits; therefore at least one call in `limit + 1` moves the
ordinary line, whatever arrives in the priority one, and nobody starves.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Line(StrEnum):
    """The two lines people stand in."""

    PRIORITY = "priority"
    ORDINARY = "ordinary"


@dataclass(frozen=True, order=True)
class Standing:
    """A waiting ticket as order sees it: earlier `since` first, then the smaller id."""

    since: datetime
    id: int
    priority: bool = False

    @property
    def line(self) -> Line:
        return Line.PRIORITY if self.priority else Line.ORDINARY


def lines(run: int, limit: int) -> tuple[Line, Line]:
    """The line to call from, and the one to call from when it is empty; `run` = priority calls in a row so far."""
    return (Line.PRIORITY, Line.ORDINARY) if run < limit else (Line.ORDINARY, Line.PRIORITY)


def run_after(line: Line, run: int, limit: int) -> int:
    """The row of priority calls after a call from `line`; never above `limit`."""
    return 0 if line is Line.ORDINARY else min(run + 1, limit)


def next_of(waiting: Sequence[Standing], run: int, limit: int) -> Standing | None:
    """The ticket one window calls next; None when nobody waits."""
    for line in lines(run, limit):
        standing = [one for one in waiting if one.line is line]
        if standing:
            return min(standing)
    return None


def foresee(waiting: Sequence[Standing], run: int, limit: int) -> list[Standing]:
    """All that wait, in the order one window would call them if nobody else came."""
    left, called = sorted(waiting), []
    while found := next_of(left, run, limit):
        called.append(found)
        left.remove(found)
        run = run_after(found.line, run, limit)
    return called


def stands_since(arrived: datetime, booked_for: datetime | None, length: timedelta) -> datetime:
    """From when somebody stands in line: arrival, or the start of a booked hour if they come before it is over."""
    if booked_for is None or arrived >= booked_for + length:
        return arrived
    return min(arrived, booked_for)
