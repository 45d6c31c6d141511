"""The real working calendar, as the reference deployment ships it."""

import csv
from datetime import date
from pathlib import Path

import pytest

from motcua.kernel.worktime import CalendarDay, WorkingCalendar

_CALENDAR_FILE = Path(__file__).parents[2] / "deployments" / "cho-gao" / "calendar.csv"


@pytest.fixture(scope="session")
def calendar() -> WorkingCalendar:
    """Monday to Friday 07:30-11:30 and 13:00-17:00, with the days off and swaps of 2020 to 2027."""
    with _CALENDAR_FILE.open(encoding="utf-8", newline="") as rows:
        listed = [CalendarDay.from_row(row) for row in csv.DictReader(rows)]
    return WorkingCalendar(days={entry.day: entry for entry in listed}, announced_through=date(2026, 12, 31))
