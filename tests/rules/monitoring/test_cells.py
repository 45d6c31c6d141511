"""A fact is in every grain of every cut once, and workers write its rows in one order."""

import random
from datetime import date

from motcua.monitoring.rules.cells import CUT_NAMES, GRAIN_NAMES, Changes, Cut, Grain, Group, cells_of, start_of

HERE = Group(1, 2, 3, 4, "online")
THERE = HERE._replace(unit_id=5)
DAY = date(2024, 5, 17)


def test_nine_rows_one_for_each_grain_in_each_cut() -> None:
    cells = list(cells_of(DAY, HERE))
    assert {(cell.cut, cell.grain) for cell in cells} == {(cut, grain) for cut in Cut for grain in Grain}
    assert len(set(cells)) == 9


def test_each_cut_tells_apart_what_it_is_named_for() -> None:
    told = {cell.cut: tuple(cell.group) for cell in cells_of(DAY, HERE)}
    assert told == {
        Cut.FULL: (1, 2, 3, 4, "online"),
        Cut.UNIT: (1, 2, None, None, "online"),
        Cut.FIELD: (None, None, None, 4, "online"),
    }


def test_a_row_stands_on_the_first_day_of_its_grain() -> None:
    assert [start_of(grain, DAY) for grain in Grain] == [DAY, date(2024, 5, 1), date(2024, 1, 1)]


def test_a_move_between_units_changes_nothing_where_units_are_not_told_apart() -> None:
    changes = Changes()
    for group, change in ((HERE, -1), (THERE, 1)):
        changes.count(DAY, group, {"received": change})
        changes.open(DAY, group, change)
    assert {cell.cut for cell, _ in changes.counts} == {cell.cut for cell, _ in changes.opened} == {Cut.FULL, Cut.UNIT}


def test_two_days_of_one_month_meet_in_one_row() -> None:
    changes = Changes()
    changes.count(DAY, HERE, {"submitted": 1})
    changes.count(DAY.replace(day=18), HERE, {"received": 1})
    months = [dict(counts) for cell, counts in changes.counts if (cell.cut, cell.grain) == (Cut.FULL, Grain.MONTH)]
    assert months == [{"submitted": 1, "received": 1}]


def test_nothing_counted_is_nothing_written() -> None:
    changes = Changes()
    changes.count(DAY, HERE, {})
    assert changes.counts == [] == changes.opened


def test_rows_are_written_in_one_order_whatever_came_first() -> None:
    groups = [HERE, THERE, HERE._replace(channel="direct")]
    orders = set()
    for seed in range(5):
        random.Random(seed).shuffle(groups)
        changes = Changes()
        for group in groups:
            changes.count(DAY, group, {"received": 1})
            changes.open(DAY, group, 1)
        orders.add((tuple(cell for cell, _ in changes.counts), tuple(cell for cell, _ in changes.opened)))
    assert len(orders) == 1


def test_every_grain_and_cut_has_its_name() -> None:
    assert set(GRAIN_NAMES) == set(Grain) and set(CUT_NAMES) == set(Cut)
