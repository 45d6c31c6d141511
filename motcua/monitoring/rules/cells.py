"""Which rows keep a fact: each grain of time in each cut, so that every question finds few rows that answer it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple


class Grain(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


GRAIN_NAMES: dict[Grain, str] = {Grain.DAY: "Ngày", Grain.MONTH: "Tháng", Grain.YEAR: "Năm"}


class Cut(StrEnum):
    """How much a row tells apart: everything; authority, unit and channel; or field and channel."""

    FULL = "full"
    UNIT = "unit"
    FIELD = "field"


CUT_NAMES: dict[Cut, str] = {Cut.FULL: "Chi tiết", Cut.UNIT: "Theo đơn vị", Cut.FIELD: "Theo lĩnh vực"}


class Group(NamedTuple):
    """Whose dossier it is; None is any."""

    agency_id: int | None
    unit_id: int | None
    desk_id: int | None
    field_id: int | None
    channel: str


class Cell(NamedTuple):
    """The key of one row. `first` is the day, or the first day of the month or year."""

    cut: Cut
    grain: Grain
    first: date
    group: Group

    @property
    def columns(self) -> tuple[Any, ...]:
        """The key as the tables have it."""
        return (self.cut.value, self.grain.value, self.first, *self.group)


def start_of(grain: Grain, day: date) -> date:
    """The first day of the month or year of a day, or the day itself."""
    if grain is Grain.DAY:
        return day
    return day.replace(day=1) if grain is Grain.MONTH else day.replace(month=1, day=1)


def cells_of(day: date, group: Group) -> Iterator[Cell]:
    """Every row that keeps what happened on a day to a group."""
    groups = {
        Cut.FULL: group,
        Cut.UNIT: group._replace(desk_id=None, field_id=None),
        Cut.FIELD: group._replace(agency_id=None, unit_id=None, desk_id=None),
    }
    for cut, kept in groups.items():
        for grain in Grain:
            yield Cell(cut, grain, start_of(grain, day), kept)


class Changes:
    """What one fact changes, row by row; what cancels out is left out."""

    def __init__(self) -> None:
        self._counts: defaultdict[Cell, Counter[str]] = defaultdict(Counter)
        self._open: Counter[Cell] = Counter()

    def count(self, day: date, group: Group, changes: Mapping[str, int]) -> None:
        """Add to the counts of a day."""
        for cell in cells_of(day, group):
            self._counts[cell].update(changes)

    def open(self, due_on: date, group: Group, change: int) -> None:
        """Add to those open and due on a day."""
        for cell in cells_of(due_on, group):
            self._open[cell] += change

    @property
    def counts(self) -> list[tuple[Cell, Counter[str]]]:
        """Rows of figures in an order that is the same for everybody: two workers never wait for each other crosswise."""
        changed = [(cell, counts) for cell, counts in self._counts.items() if any(counts.values())]
        return sorted(changed, key=lambda pair: pair[0])

    @property
    def opened(self) -> list[tuple[Cell, int]]:
        """Rows of open ones, in the same order."""
        return sorted((cell, change) for cell, change in self._open.items() if change)
