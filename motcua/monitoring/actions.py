"""Feeding the figures from the journal: each entry once, in order or not, with the same result."""

from collections import Counter
from datetime import date

from django.db import connection, transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import by_id
from motcua.dossiers.transferring import arrived_from_elsewhere
from motcua.journal.models import Entry
from motcua.journal.queries import next_of, since
from motcua.kernel.worktime import day_in_vietnam
from motcua.monitoring.models import COUNTS, Applied, Figure, OpenByDue
from motcua.monitoring.rules.cells import Cell, Changes, Group
from motcua.monitoring.rules.steps import COUNTED, MOVED, part_steps_of, steps_of

# The key of both tables, in the order of `Cell.columns`.
_KEY = "cut, grain, {day}, agency_id, unit_id, desk_id, field_id, channel"
_KEY_COLUMNS = 8


@transaction.atomic(durable=True)
def count(entry: Entry) -> None:
    """Count one journal entry; a second time changes nothing.

    A linked dossier is counted once: of its parts only whether their units were in time, in columns of their own.
    """
    if entry.kind not in COUNTED or not _first_time(entry.pk):
        return
    dossier = by_id(entry.subject_id)
    if dossier.is_part:
        changes = _of_part(entry, dossier)
    else:
        changes = _moved(entry, dossier) if entry.kind in MOVED else _changed(entry, dossier)
    _write_counts(changes.counts)
    _write_open(changes.opened)


def _changed(entry: Entry, dossier: Dossier) -> Changes:
    steps, group = steps_of(entry.kind, entry.data), _group(dossier, _unit_then(entry, dossier))
    changes = Changes()
    changes.count(day_in_vietnam(entry.at), group, dict.fromkeys(steps.counts, 1))
    if steps.due_on:
        changes.open(steps.due_on, group, steps.open_change)
    if steps.left_day:
        changes.open(steps.left_day, group, -steps.open_change)
    return changes


def _of_part(entry: Entry, part: Dossier) -> Changes:
    changes = Changes()
    if steps := part_steps_of(entry.kind, entry.data).counts:
        group = _group(part, _unit_then(entry, part))
        changes.count(day_in_vietnam(entry.at), group, dict.fromkeys(steps, 1))
    return changes


def _unit_then(entry: Entry, dossier: Dossier) -> int:
    """The unit that held the dossier when the entry was written: where the next move, if any, took it from."""
    following = next_of("dossier", entry.subject_id, MOVED, after=entry.pk)
    return int(following.data["from_unit"]) if following else dossier.unit_id


def _moved(entry: Entry, dossier: Dossier) -> Changes:
    """Take a dossier out of one unit's figures, from its filing on, and put it into another's."""
    changes, units = Changes(), (entry.data["from_unit"], entry.data["to_unit"])
    if dossier.received_at is None:
        return changes
    received = ("received", "received_elsewhere") if arrived_from_elsewhere(dossier) else ("received",)
    for unit_id, change in zip(units, (-1, 1), strict=True):
        group = _group(dossier, unit_id)
        changes.count(day_in_vietnam(dossier.submitted_at), group, {"submitted": change})
        changes.count(day_in_vietnam(dossier.received_at), group, dict.fromkeys(received, change))
        changes.open(date.fromisoformat(entry.data["due_on"]), group, change)
    return changes


def _first_time(entry_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO monitoring_applied (entry_id) VALUES (%s) ON CONFLICT DO NOTHING", [entry_id])
        return bool(cursor.rowcount)


def _group(dossier: Dossier, unit_id: int) -> Group:
    return Group(dossier.agency_id, unit_id, dossier.desk_id, dossier.revision.field_id, dossier.channel)


def _write_counts(rows: list[tuple[Cell, Counter[str]]]) -> None:
    """Add to the figures: every row of a fact in one statement."""
    if not rows:
        return
    changed = [name for name in COUNTS if any(counts[name] for _, counts in rows)]
    key, updates = _KEY.format(day="day"), [f"{name} = monitoring_figure.{name} + EXCLUDED.{name}" for name in changed]
    row = ", ".join([*["%s"] * _KEY_COLUMNS, *("%s" if name in changed else "0" for name in COUNTS)])
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO monitoring_figure ({key}, {', '.join(COUNTS)}) VALUES {_times(len(rows), row)} "
            f"ON CONFLICT ({key}) DO UPDATE SET {', '.join(updates)}",
            [value for cell, counts in rows for value in (*cell.columns, *(counts[name] for name in changed))],
        )


def _write_open(rows: list[tuple[Cell, int]]) -> None:
    """Add to the open ones; a row that comes to nothing goes away, so that the past costs nothing."""
    if not rows:
        return
    key, row = _KEY.format(day="due_on"), ", ".join(["%s"] * (_KEY_COLUMNS + 1))
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO monitoring_openbydue ({key}, open) VALUES {_times(len(rows), row)} "
            f"ON CONFLICT ({key}) DO UPDATE SET open = monitoring_openbydue.open + EXCLUDED.open RETURNING id, open",
            [value for cell, change in rows for value in (*cell.columns, change)],
        )
        if empty := [row_id for row_id, left in cursor.fetchall() if not left]:
            cursor.execute("DELETE FROM monitoring_openbydue WHERE id = ANY(%s)", [empty])


def _times(number: int, row: str) -> str:
    return ", ".join([f"({row})"] * number)


def rebuild() -> int:
    """Throw all figures away and count the whole journal again; returns how many entries were counted."""
    with transaction.atomic(durable=True):
        Figure.objects.all().delete()
        OpenByDue.objects.all().delete()
        Applied.objects.all().delete()
    counted = 0
    for entry in since(0):
        if entry.kind in COUNTED:
            count(entry)
            counted += 1
    return counted
