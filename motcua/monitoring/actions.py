"""Feeding the figures from the journal: each entry once, in order or not, with the same result."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection, transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import by_id
from motcua.journal.models import Entry
from motcua.journal.queries import next_of, since
from motcua.kernel.worktime import day_in_vietnam
from motcua.monitoring.models import COUNTS, Applied, Figure, OpenByDue
from motcua.monitoring.rules.steps import COUNTED, MOVED, steps_of

# The columns a count is kept by, in the order of `_group`.
_GROUP = "agency_id, unit_id, desk_id, field_id, channel"


@transaction.atomic(durable=True)
def count(entry: Entry) -> None:
    """Count one journal entry; a second time changes nothing. A linked dossier is counted once: its parts are not."""
    if entry.kind not in COUNTED or not _first_time(entry.pk):
        return
    dossier = by_id(entry.subject_id)
    if dossier.is_part:
        return
    if entry.kind in MOVED:
        _move(entry, dossier)
        return
    steps, unit_id = steps_of(entry.kind, entry.data), _unit_then(entry, dossier)
    _add(day_in_vietnam(entry.at), dossier, unit_id, dict.fromkeys(steps.counts, 1))
    if steps.due_on:
        _add_open(steps.due_on, dossier, unit_id, steps.open_change)
    if steps.left_day:
        _add_open(steps.left_day, dossier, unit_id, -steps.open_change)


def _unit_then(entry: Entry, dossier: Dossier) -> int:
    """The unit that held the dossier when the entry was written: where the next move, if any, took it from."""
    following = next_of("dossier", entry.subject_id, MOVED, after=entry.pk)
    return int(following.data["from_unit"]) if following else dossier.unit_id


def _move(entry: Entry, dossier: Dossier) -> None:
    """Take a dossier out of one unit's figures, from its filing on, and put it into another's."""
    units = entry.data["from_unit"], entry.data["to_unit"]
    if units[0] == units[1] or dossier.received_at is None:
        return
    for unit_id, change in zip(units, (-1, 1), strict=True):
        _add(day_in_vietnam(dossier.submitted_at), dossier, unit_id, {"submitted": change})
        _add(day_in_vietnam(dossier.received_at), dossier, unit_id, {"received": change})
        _add_open(date.fromisoformat(entry.data["due_on"]), dossier, unit_id, change)


def _first_time(entry_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO monitoring_applied (entry_id) VALUES (%s) ON CONFLICT DO NOTHING", [entry_id])
        return bool(cursor.rowcount)


def _group(dossier: Dossier, unit_id: int) -> list[Any]:
    return [dossier.agency_id, unit_id, dossier.desk_id, dossier.revision.field_id, dossier.channel]


def _add(day: date, dossier: Dossier, unit_id: int, changes: Mapping[str, int]) -> None:
    """Add to the figures of a day and of its month."""
    values = [changes.get(name, 0) for name in COUNTS]
    updates = ", ".join(f"{name} = monitoring_figure.{name} + EXCLUDED.{name}" for name in COUNTS)
    sql = (
        f"INSERT INTO monitoring_figure (grain, day, {_GROUP}, {', '.join(COUNTS)}) "
        f"VALUES (%s, %s, %s, %s, %s, %s, %s, {', '.join(['%s'] * len(COUNTS))}) "
        f"ON CONFLICT (grain, day, {_GROUP}) DO UPDATE SET {updates}"
    )
    with connection.cursor() as cursor:
        for grain, first in ((Figure.Grain.DAY, day), (Figure.Grain.MONTH, day.replace(day=1))):
            cursor.execute(sql, [grain.value, first, *_group(dossier, unit_id), *values])


def _add_open(due_on: date, dossier: Dossier, unit_id: int, change: int) -> None:
    sql = (
        f"INSERT INTO monitoring_openbydue (due_on, {_GROUP}, open) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s) "
        f"ON CONFLICT (due_on, {_GROUP}) DO UPDATE SET open = monitoring_openbydue.open + EXCLUDED.open"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [due_on, *_group(dossier, unit_id), change])


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
