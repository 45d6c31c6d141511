"""Working time laid end to end, so that a date is found by looking up instead of walking day by day."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

# The opening hours of one day: (from, to) in microseconds since midnight, in order.
Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Working days and working microseconds of the days `first`..`last` (ordinals), counted from `first`.

    `time_before[i]` and `days_before[i]` are the totals before day `first + i`; both have one entry more than days.
    """

    first: int
    last: int
    spans: list[Spans]
    time_before: list[int]
    days_before: list[int]
    workdays: list[int]

    def covers(self, low: int, high: int) -> bool:
        return self.first <= low and high <= self.last

    def position(self, ordinal: int, clock: int) -> int:
        """Working microseconds from the start of the line to `clock` (microseconds since midnight) of that day."""
        index = ordinal - self.first
        return self.time_before[index] + _elapsed(self.spans[index], clock)

    def moment_at(self, position: int) -> tuple[int, int] | None:
        """The first (ordinal, clock) at which `position` (> 0) is reached; None past the end of the line.

        A position that closes an interval is that closing, not the next opening.
        """
        if position > self.time_before[-1]:
            return None
        index = bisect_left(self.time_before, position) - 1
        left = position - self.time_before[index]
        for start, end in self.spans[index]:
            if left <= end - start:
                return self.first + index, start + left
            left -= end - start
        raise AssertionError("a day holds less time than its own total")

    def nth_workday_after(self, ordinal: int, count: int) -> int | None:
        """The ordinal of the `count`-th (>= 1) working day after a day; None past the end of the line."""
        index = self.days_before[ordinal - self.first + 1] + count - 1
        return self.workdays[index] if index < len(self.workdays) else None


def draw_timeline(first: int, last: int, spans_of: Callable[[date], Spans]) -> Timeline:
    """The line of the days `first`..`last` (ordinals, both included)."""
    spans: list[Spans] = []
    time_before, days_before, workdays = [0], [0], []
    for ordinal in range(first, last + 1):
        today = spans_of(date.fromordinal(ordinal))
        spans.append(today)
        time_before.append(time_before[-1] + sum(end - start for start, end in today))
        days_before.append(days_before[-1] + (1 if today else 0))
        if today:
            workdays.append(ordinal)
    return Timeline(first, last, spans, time_before, days_before, workdays)


def _elapsed(spans: Spans, clock: int) -> int:
    total = 0
    for start, end in spans:
        if clock <= start:
            break
        total += min(clock, end) - start
    return total
