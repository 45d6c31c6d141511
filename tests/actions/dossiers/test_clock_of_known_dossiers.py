"""Dossiers received before the ledger existed are given their first interval and the promise they had."""

from datetime import datetime
from importlib import import_module

from django.db import connection

from motcua.dossiers.models import Interval, Promise
from motcua.dossiers.queries import clock_of, promises_of
from tests.factories.cast import Cast, filed_at_counter, sealed

MIGRATION = import_module("motcua.dossiers.migrations.0003_clock_of_known_dossiers")


def test_they_are_as_if_the_ledger_had_been_there(cast: Cast, at: datetime) -> None:
    open_one, settled = filed_at_counter(cast, at=at), sealed(cast, at=at)
    kept = [(row.due_at, row.arithmetic, row.made_at, row.officer_id) for row in promises_of(settled)]
    Interval.objects.all().delete()
    Promise.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(MIGRATION._BACKFILL)
    assert [(row.due_at, row.arithmetic, row.made_at, row.officer_id) for row in promises_of(settled)] == kept
    told = {row.dossier_id: (row.kind, row.started_at, row.ended_at) for row in Interval.objects.all()}
    assert told == {open_one.pk: ("running", at, None), settled.pk: ("running", at, settled.settled_at)}
    reading = clock_of(open_one, now=at)
    assert reading.legal and reading.legal.running
