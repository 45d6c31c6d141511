"""Working time of State bodies: hours of the week, days off, swapped days, and counting along them.

Days off are data, loaded from the yearly notice and never computed (Labour Code 2019 arts 111, 112). The kinds that a
weekly pattern cannot tell: a holiday, the day off in place of one that fell on a weekend, and a swap, in which a
weekday is rested and a Saturday worked.
"""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType
from zoneinfo import ZoneInfo

from motcua.kernel.timeline import Spans, Timeline, draw_timeline

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")

_MICROSECOND = timedelta(microseconds=1)
_HOUR_MICROSECONDS = 3_600_000_000
_FIRST_DAY, _LAST_DAY = date.min.toordinal(), date.max.toordinal()
# How far a line is drawn past what was asked, so that a run of questions draws it once.
_MARGIN_DAYS = 2 * 366

Interval = tuple[time, time]


class DayKind(StrEnum):
    """What a date is. SWAP_OFF and SWAP_WORK are the two sides of a swap (hoán đổi ngày làm việc)."""

    WORK = "WORK"
    WEEKEND = "WEEKEND"
    HOLIDAY = "HOLIDAY"
    COMP_OFF = "COMP_OFF"
    SWAP_OFF = "SWAP_OFF"
    SWAP_WORK = "SWAP_WORK"


_WORKED = frozenset({DayKind.WORK, DayKind.SWAP_WORK})


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One date that differs from its weekday. `verified` is False while the notice has not been read."""

    day: date
    kind: DayKind
    name: str
    source: str
    verified: bool

    @classmethod
    def from_row(cls, row: Mapping[str, str]) -> "CalendarDay":
        """From a row of calendar.csv: date, kind, name, source, verified (true/false). Raises ValueError or KeyError."""
        verified = {"true": True, "false": False}[row["verified"].strip().lower()]
        return cls(date.fromisoformat(row["date"]), DayKind(row["kind"]), row["name"], row["source"], verified)


_OFFICE_DAY: tuple[Interval, ...] = ((time(7, 30), time(11, 30)), (time(13, 0), time(17, 0)))


@dataclass(frozen=True)
class WorkingHours:
    """Opening hours by ISO weekday (1 is Monday): ordered intervals. A weekday that is not given is a day of rest.

    Raises ValueError when no weekday is worked or intervals overlap.
    """

    weekly: Mapping[int, tuple[Interval, ...]] = field(
        default_factory=lambda: MappingProxyType({weekday: _OFFICE_DAY for weekday in range(1, 6)})
    )

    def __post_init__(self) -> None:
        if not any(self.weekly.values()):
            raise ValueError("Giờ làm việc phải có ít nhất một ngày trong tuần.")
        for weekday, intervals in self.weekly.items():
            edges = [edge for interval in intervals for edge in interval]
            if not 1 <= weekday <= 7 or any(early >= late for early, late in pairwise(edges)):
                raise ValueError(
                    "Giờ làm việc phải thuộc thứ Hai (1) đến Chủ nhật (7), tăng dần và không chồng lên nhau."
                )

    def of(self, weekday: int) -> tuple[Interval, ...]:
        """The intervals of an ISO weekday, empty on a day of rest."""
        return self.weekly.get(weekday, ())

    def normal_day(self) -> tuple[Interval, ...]:
        """Monday's hours, or those of the first weekday worked: the hours of a day worked out of turn."""
        return next(intervals for weekday in range(1, 8) if (intervals := self.of(weekday)))

    def day_length(self) -> timedelta:
        """The working time of a normal day (8 hours by default): what "one working day" means in a duration."""
        spans = _spans(self.normal_day())
        return timedelta(microseconds=sum(end - start for start, end in spans))


@dataclass(frozen=True, eq=False)
class WorkingCalendar:
    """Hours of the week plus the dates that differ from it. Moments are aware; answers are in `VIETNAM`.

    `announced_through` is the last day covered by official notices; None means that no such bound is known. Two moments
    at the edges of a break are the same working time: a sum of hours that fills an interval ends at its closing.
    """

    hours: WorkingHours = field(default_factory=WorkingHours)
    days: Mapping[date, CalendarDay] = field(default_factory=lambda: MappingProxyType({}))
    announced_through: date | None = None
    _drawn: Timeline | None = field(default=None, init=False, repr=False)
    _weekly_spans: dict[int, Spans] = field(default_factory=dict, init=False, repr=False)
    _unread: list[date] = field(default_factory=list, init=False, repr=False)

    def __post_init__(self) -> None:
        for weekday in range(1, 8):
            self._weekly_spans[weekday] = _spans(self.hours.of(weekday))
        self._weekly_spans[0] = _spans(self.hours.normal_day())
        self._unread.extend(sorted(day for day, entry in self.days.items() if not entry.verified))

    # Days

    def kind_of(self, day: date) -> DayKind:
        """The kind of `day`: the listed one, else WORK or WEEKEND by the hours of its weekday."""
        entry = self.days.get(day)
        if entry is not None:
            return entry.kind
        return DayKind.WORK if self.hours.of(day.isoweekday()) else DayKind.WEEKEND

    def is_working_day(self, day: date) -> bool:
        return bool(self._spans_of(day))

    def is_provisional(self, day: date) -> bool:
        """Whether `day` may still change: past the announced notices, or listed from an unread one."""
        if self.announced_through is not None and day > self.announced_through:
            return True
        entry = self.days.get(day)
        return entry is not None and not entry.verified

    def is_provisional_between(self, first: date, last: date) -> bool:
        """Whether a day from `first` to `last`, both included, may still change."""
        if self.announced_through is not None and last > self.announced_through:
            return True
        index = bisect_left(self._unread, first)
        return index < len(self._unread) and self._unread[index] <= last

    def intervals(self, day: date) -> tuple[Interval, ...]:
        """The opening hours of `day`; a Saturday worked in a swap has those of a normal weekday."""
        if not self.is_working_day(day):
            return ()
        return self.hours.of(day.isoweekday()) or self.hours.normal_day()

    def opening(self, day: date) -> datetime:
        """The moment work starts on `day`. Raises ValueError on a day off."""
        return datetime.combine(day, self._worked_intervals(day)[0][0], VIETNAM)

    def closing(self, day: date) -> datetime:
        """The moment work ends on `day`. Raises ValueError on a day off."""
        return datetime.combine(day, self._worked_intervals(day)[-1][1], VIETNAM)

    def length_of(self, day: date) -> timedelta:
        """The working time of `day`, zero on a day off."""
        return timedelta(microseconds=sum(end - start for start, end in self._spans_of(day)))

    def nth_working_day_after(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`, which itself is not counted; `day` when `count` is 0.

        Raises ValueError when `count` is negative, OverflowError past the last date Python knows.
        """
        if count < 0:
            raise ValueError("the count of working days cannot be negative")
        if count == 0:
            return day
        ordinal = day.toordinal()
        line = self._line(ordinal, ordinal)
        while (found := line.nth_workday_after(ordinal, count)) is None:
            line = self._longer(line)
        return date.fromordinal(found)

    def next_working_day(self, day: date) -> date:
        """The first working day after `day`."""
        return self.nth_working_day_after(day, 1)

    def next_working_day_on_or_after(self, day: date) -> date:
        """`day` when it is worked, else the first working day after it (Civil Code 2015 art. 148.5)."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def working_days_between(self, first: date, last: date) -> int:
        """Working days after `first` up to and including `last`; negative when `last` is earlier."""
        low, high = sorted((first.toordinal(), last.toordinal()))
        line = self._line(low, high)
        count = line.days_before[high - line.first + 1] - line.days_before[low - line.first + 1]
        return count if first <= last else -count

    # Moments

    def snap_forward(self, moment: datetime) -> datetime:
        """`moment` itself within working hours (edges included), else the next opening or the end of the noon break."""
        local = in_vietnam(moment)
        day = local.date()
        clock = _clock(local)
        for start, end in self._spans_of(day):
            if clock < start:
                return _at(day, start)
            if clock <= end:
                return local
        return self.opening(self.next_working_day(day))

    def leave_closing(self, moment: datetime) -> datetime:
        """The opening that follows when `moment` closes an interval (11:30 -> 13:00), else `moment` snapped."""
        local = self.snap_forward(moment)
        spans = self._spans_of(local.date())
        if any(_clock(local) == end for _, end in spans):
            return self.snap_forward(local + _MICROSECOND)
        return local

    def add_working_hours(self, moment: datetime, hours: Decimal | int | timedelta) -> datetime:
        """The moment at which so much working time has passed since `moment` (snapped forward when nothing passes).

        A number is in hours. Raises ValueError for a negative amount, OverflowError past the last date Python knows.
        """
        amount = hours // _MICROSECOND if isinstance(hours, timedelta) else round(Decimal(hours) * _HOUR_MICROSECONDS)
        if amount < 0:
            raise ValueError("working time to add cannot be negative")
        local = in_vietnam(moment)
        if amount == 0:
            return self.snap_forward(local)
        ordinal = local.toordinal()
        line = self._line(ordinal, ordinal)
        while (found := line.moment_at(line.position(ordinal, _clock(local)) + amount)) is None:
            line = self._longer(line)
        return _at(date.fromordinal(found[0]), found[1])

    def working_time_between(self, first: datetime, last: datetime) -> timedelta:
        """Working time from `first` to `last`; negative when `last` is earlier."""
        early, late = in_vietnam(first), in_vietnam(last)
        ordinals = early.toordinal(), late.toordinal()
        line = self._line(min(ordinals), max(ordinals))
        passed = line.position(ordinals[1], _clock(late)) - line.position(ordinals[0], _clock(early))
        return timedelta(microseconds=passed)

    # The line underneath

    def _worked_intervals(self, day: date) -> tuple[Interval, ...]:
        intervals = self.intervals(day)
        if not intervals:
            raise ValueError(f"{day:%d/%m/%Y} là ngày nghỉ, không có giờ làm việc.")
        return intervals

    def _spans_of(self, day: date) -> Spans:
        entry = self.days.get(day)
        weekly = self._weekly_spans[day.isoweekday()]
        if entry is None:
            return weekly
        if entry.kind in _WORKED:
            return weekly or self._weekly_spans[0]
        return ()

    def _line(self, low: int, high: int) -> Timeline:
        """A line that covers the ordinals; drawn once, redrawn when a question falls outside."""
        line = self._drawn
        if line is not None and line.covers(low, high):
            return line
        if line is None:
            listed = [day.toordinal() for day in self.days]
            first, last = min([low, *listed]), max([high, *listed])
        else:
            first, last = min(low, line.first), max(high, line.last)
        first, last = max(first - _MARGIN_DAYS, _FIRST_DAY), min(last + _MARGIN_DAYS, _LAST_DAY)
        drawn = draw_timeline(first, last, self._spans_of)
        # A cache, not a change of value: two threads that race draw the same line.
        object.__setattr__(self, "_drawn", drawn)
        return drawn

    def _longer(self, line: Timeline) -> Timeline:
        if line.last >= _LAST_DAY:
            raise OverflowError("the working time asked for ends after the last date")
        return self._line(line.first, line.last + 1)


def in_vietnam(moment: datetime) -> datetime:
    """`moment` on Vietnamese clocks. Raises ValueError when it carries no zone."""
    if moment.tzinfo is VIETNAM:
        return moment
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(VIETNAM)


def day_in_vietnam(moment: datetime) -> date:
    """The date on Vietnamese calendars at `moment`. Raises ValueError when it carries no zone."""
    return in_vietnam(moment).date()


def _clock(moment: datetime) -> int:
    """Microseconds since midnight."""
    return ((moment.hour * 60 + moment.minute) * 60 + moment.second) * 1_000_000 + moment.microsecond


def _time_clock(edge: time) -> int:
    return ((edge.hour * 60 + edge.minute) * 60 + edge.second) * 1_000_000 + edge.microsecond


def _spans(intervals: tuple[Interval, ...]) -> Spans:
    return tuple((_time_clock(start), _time_clock(end)) for start, end in intervals)


def _at(day: date, clock: int) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM) + timedelta(microseconds=clock)
