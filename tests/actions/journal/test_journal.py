"""The journal: one row an act, in the act's own transaction, never changed, and every row provable."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.dossiers.events import Assigned
from motcua.journal.actions import record
from motcua.journal.events import read_sentence
from motcua.journal.models import Entry
from motcua.journal.queries import altered, history, since
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.traces import jobs_of, no_trace

EVENT = Assigned(officer=7, officer_name="Lê Văn Thụ")


@contextmanager
def without_the_trigger() -> Iterator[None]:
    """As somebody with the database in their hands could do."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = origin")


def test_a_fact_is_written_with_its_job(cast: Cast, at: datetime) -> None:
    entry = record(EVENT, by=cast.user("leader"), at=at, subject="dossier", subject_id=5, agency_id=3)
    kept = Entry.objects.get(pk=entry.pk)
    assert (kept.kind, kept.at, kept.actor, kept.agency_id) == ("dossier.assigned", at, cast.user("leader"), 3)
    assert (kept.subject, kept.subject_id, kept.data) == ("dossier", 5, {"officer": 7, "officer_name": "Lê Văn Thụ"})
    assert jobs_of(entry) == 1


def test_the_database_refuses_to_change_or_remove_what_happened(cast: Cast, at: datetime) -> None:
    entry = record(EVENT, by=None, at=at, subject="dossier", subject_id=5)
    rows = Entry.objects.filter(pk=entry.pk)
    for change in ({"at": at + timedelta(days=1)}, {"data": {}}, {"actor": cast.user("clerk")}, {"digest": "0" * 64}):
        with no_trace(), pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            rows.update(**change)
    with no_trace(), pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        rows.delete()


def test_a_change_behind_the_triggers_back_is_seen(cast: Cast, at: datetime) -> None:
    entry = record(EVENT, by=None, at=at, subject="dossier", subject_id=5)
    record(EVENT, by=None, at=at, subject="dossier", subject_id=6)
    assert altered() == []
    with without_the_trigger():
        Entry.objects.filter(pk=entry.pk).update(subject_id=6)
    assert altered() == [entry.pk]


@pytest.mark.parametrize("change", [
    {"kind": "dossier.proposed"}, {"subject": "officer"}, {"subject_id": 9}, {"agency_id": 9}, {"actor_id": 1},
    {"data": {"officer": 8, "officer_name": "Lê Văn Thụ"}}, {"at": datetime(2024, 1, 1).astimezone()},
])  # fmt: skip
def test_every_legal_fact_is_under_the_digest(cast: Cast, at: datetime, change: dict[str, object]) -> None:
    entry = record(EVENT, by=None, at=at, subject="dossier", subject_id=5)
    for name, value in change.items():
        setattr(entry, name, value)
    assert entry.compute_digest() != entry.digest


def test_the_digest_holds_after_reading_back(cast: Cast, at: datetime) -> None:
    filed_at_counter(cast, at=at.replace(microsecond=123456))
    assert all(entry.digest == entry.compute_digest() for entry in since(0))


def test_a_fact_rolled_back_with_its_act_leaves_no_job(cast: Cast, at: datetime) -> None:
    with no_trace(), pytest.raises(ZeroDivisionError), transaction.atomic():
        record(EVENT, by=None, at=at, subject="dossier", subject_id=5)
        raise ZeroDivisionError


def test_outside_a_transaction_nothing_is_recorded(committed: Cast, at: datetime) -> None:
    before = Entry.objects.count(), ProcrastinateJob.objects.count()
    with pytest.raises(RuntimeError, match="inside the transaction"):
        record(EVENT, by=None, at=at, subject="dossier", subject_id=5)
    assert (Entry.objects.count(), ProcrastinateJob.objects.count()) == before


def test_a_history_is_read_oldest_first_with_its_sentences(cast: Cast, at: datetime) -> None:
    record(EVENT, by=cast.user("leader"), at=at, subject="dossier", subject_id=5)
    record(EVENT, by=None, at=at, subject="dossier", subject_id=5)
    record(EVENT, by=None, at=at, subject="officer", subject_id=5)
    lines = history("dossier", 5)
    assert [line.actor for line in lines] == ["Nguyễn Văn Ký", "Hệ thống"]
    assert lines[0].sentence == "Phân công Lê Văn Thụ thụ lý" and lines[0].entry_id < lines[1].entry_id


def test_a_fact_of_a_newer_release_is_shown_by_its_name() -> None:
    assert read_sentence("dossier.teleported", {}) == "dossier.teleported"


def test_query_budget(cast: Cast, at: datetime, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(2):
        record(EVENT, by=None, at=at, subject="dossier", subject_id=5)
