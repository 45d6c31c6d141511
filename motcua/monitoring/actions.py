"""Feeding the figures from the journal: each entry once, in order or not, with the same result."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import by_id
from motcua.journal.models import Entry
from motcua.journal.queries import since
from motcua.kernel.worktime import day_in_vietnam
from motcua.monitoring.models import COUNTS, Applied, Figure, OpenByDue

COUNTED = {"dossier.submitted", "dossier.received", "dossier.result_sealed", "dossier.result_returned", "surveys.rated"}
# The columns a count is kept by, in the order of `_group`.
_GROUP = "agency_id, unit_id, desk_id, field_id, channel"
_SETTLED = {"EARLY": "settled_early", "ON_TIME": "settled_on_time", "LATE": "settled_late"}


@dataclass(frozen=True)
class Steps:
    """What an entry adds: counts of the day, and a change of the open ones of a due day."""

    counts: tuple[str, ...]
    open_change: int = 0
    due_on: date | None = None


def steps_of(kind: str, data: dict[str, Any]) -> Steps:
    """What one fact adds to the figures."""
    if kind == "dossier.submitted":
        return Steps(("submitted",))
    if kind == "dossier.received":
        due_on = day_in_vietnam(datetime.fromisoformat(data["due_at"]))
        counts = ("submitted", "received") if data["filed_here"] else ("received",)
        return Steps(counts, 1, due_on)
    if kind == "dossier.result_sealed":
        return Steps((_SETTLED[data["timeliness"]],), -1, date.fromisoformat(data["due_on"]))
    if kind == "dossier.result_returned":
        return Steps(("returned",))
    if kind == "surveys.rated":
        return Steps(("ballots", "satisfied") if data["satisfied"] else ("ballots",))
    return Steps(())


@transaction.atomic(durable=True)
def count(entry: Entry) -> None:
    """Count one journal entry; a second time changes nothing."""
    if entry.kind not in COUNTED or not _first_time(entry.pk):
        return
    dossier = by_id(entry.subject_id)
    steps = steps_of(entry.kind, entry.data)
    day = day_in_vietnam(entry.at)
    for grain, first in ((Figure.Grain.DAY, day), (Figure.Grain.MONTH, day.replace(day=1))):
        _add(grain, first, dossier, steps.counts)
    if steps.due_on:
        _add_open(steps.due_on, dossier, steps.open_change)


def _first_time(entry_id: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO monitoring_applied (entry_id) VALUES (%s) ON CONFLICT DO NOTHING", [entry_id])
        return bool(cursor.rowcount)


def _group(dossier: Dossier) -> list[Any]:
    return [dossier.agency_id, dossier.unit_id, dossier.desk_id, dossier.revision.field_id, dossier.channel]


def _add(grain: Figure.Grain, day: date, dossier: Dossier, counts: tuple[str, ...]) -> None:
    values = [1 if name in counts else 0 for name in COUNTS]
    updates = ", ".join(f"{name} = monitoring_figure.{name} + EXCLUDED.{name}" for name in COUNTS)
    sql = (
        f"INSERT INTO monitoring_figure (grain, day, {_GROUP}, {', '.join(COUNTS)}) "
        f"VALUES (%s, %s, %s, %s, %s, %s, %s, {', '.join(['%s'] * len(COUNTS))}) "
        f"ON CONFLICT (grain, day, {_GROUP}) DO UPDATE SET {updates}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [grain.value, day, *_group(dossier), *values])


def _add_open(due_on: date, dossier: Dossier, change: int) -> None:
    sql = (
        "INSERT INTO monitoring_openbydue (due_on, agency_id, unit_id, desk_id, field_id, channel, open) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s) "
        "ON CONFLICT (due_on, agency_id, unit_id, desk_id, field_id, channel) "
        "DO UPDATE SET open = monitoring_openbydue.open + EXCLUDED.open"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [due_on, *_group(dossier), change])


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
