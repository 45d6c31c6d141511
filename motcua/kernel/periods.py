"""Reporting periods: months, quarters, halves, years and free ranges of days."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

FIRST_YEAR, LAST_YEAR = 1900, 2199
_ONE_DAY = timedelta(days=1)
_ROMAN = ("I", "II", "III", "IV")
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_TEXT = re.compile(r"^(?P<year>\d{4})(?:-(?:Q(?P<quarter>[1-4])|H(?P<half>[12])|(?P<month>\d{2})))?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days `first`..`last`, both included, and the Vietnamese `name` for headings.

    Raises ValueError when the last day is before the first.
    """

    first: date
    last: date
    name: str

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("Kỳ báo cáo không hợp lệ: ngày cuối đứng trước ngày đầu.")

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        return cls._of_months(year, month, 1, f"Tháng {month} năm {year}")

    @classmethod
    def quarter(cls, year: int, quarter: int) -> Self:
        return cls._of_months(year, 3 * quarter - 2, 3, f"Quý {_ROMAN[quarter - 1]} năm {year}")

    @classmethod
    def half(cls, year: int, half: int) -> Self:
        return cls._of_months(year, 6 * half - 5, 6, f"6 tháng {'đầu' if half == 1 else 'cuối'} năm {year}")

    @classmethod
    def year(cls, year: int) -> Self:
        return cls._of_months(year, 1, 12, f"Năm {year}")

    @classmethod
    def between(cls, first: date, last: date) -> Self:
        """A free range, named by its days."""
        return cls(first, last, f"Từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}")

    @classmethod
    def _of_months(cls, year: int, month: int, count: int, name: str) -> Self:
        end = month + count - 1
        return cls(date(year, month, 1), date(year, end, monthrange(year, end)[1]), name)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def days(self) -> tuple[date, ...]:
        """Every day of the period, in order."""
        count = (self.last - self.first).days + 1
        return tuple(self.first + n * _ONE_DAY for n in range(count))

    def previous(self) -> "Period":
        """The period of the same kind just before; for a free range, as many days before it."""
        kind = self._kind()
        before = self.first - _ONE_DAY
        if kind is None:
            return Period.between(before - (self.last - self.first), before)
        return _containing(kind, before)

    def same_last_year(self) -> "Period":
        """The same period one year earlier; 29 February becomes 28 February in a free range."""
        kind = self._kind()
        if kind is None:
            return Period.between(_year_earlier(self.first), _year_earlier(self.last))
        return _containing(kind, _year_earlier(self.first))

    def _kind(self) -> str | None:
        """month, quarter, half or year when the days are exactly one; None for a free range."""
        return next((kind for kind in _MONTHS_IN if _same_days(_containing(kind, self.first), self)), None)


def parse_period(text: str) -> Period:
    """Read "2024", "2024-06", "2024-Q2", "2024-H1" or "2024-01-01..2024-06-30".

    Raises ValueError with a Vietnamese sentence otherwise.
    """
    typed = text.strip()
    try:
        if ".." in typed:
            first, last = typed.split("..", 1)
            return _within_reach(Period.between(date.fromisoformat(first.strip()), date.fromisoformat(last.strip())))
        return _within_reach(_parse_named(typed))
    except ValueError as error:
        raise ValueError(
            f"Không đọc được kỳ báo cáo “{typed}”. Hãy viết như 2024, 2024-06, 2024-Q2, 2024-H1 "
            "hoặc 2024-01-01..2024-06-30."
        ) from error


def _within_reach(period: Period) -> Period:
    """Years a register can be of: beyond them there is neither a period before nor one after to compare with."""
    if period.first.year < FIRST_YEAR or period.last.year > LAST_YEAR:
        raise ValueError("no year of a register")
    return period


def _parse_named(typed: str) -> Period:
    match = _TEXT.match(typed)
    if match is None:
        raise ValueError("no period")
    year = int(match["year"])
    if match["quarter"]:
        return Period.quarter(year, int(match["quarter"]))
    if match["half"]:
        return Period.half(year, int(match["half"]))
    if match["month"]:
        return Period.month(year, int(match["month"]))
    return Period.year(year)


def _containing(kind: str, day: date) -> Period:
    number = (day.month - 1) // _MONTHS_IN[kind] + 1
    if kind == "year":
        return Period.year(day.year)
    if kind == "half":
        return Period.half(day.year, number)
    return Period.quarter(day.year, number) if kind == "quarter" else Period.month(day.year, number)


def _same_days(one: Period, other: Period) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _year_earlier(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
