"""The harness: one embedded PostgreSQL, a small world loaded once, strict templates, no network."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import teardown_databases

from motcua.kernel.worktime import VIETNAM
from tests.factories.cast import Cast, build_cast
from tests.factories.memory import forget_what_was_read
from tests.factories.schema import set_up_schema

MOVING_TABLES = [
    "exchange_inbound", "exchange_origin", "exchange_outbound", "exchange_reconciliation",
    "postal_tracking", "postal_lossreport", "postal_orderloss", "postal_attempt", "postal_parcel",
    "postal_resulthandover", "postal_handoverline",
    "postal_handover", "postal_postalorder",
    "queueing_ticket", "queueing_booking", "queueing_slot", "queueing_window_serves", "queueing_window",
    "queueing_ticketseries", "queueing_queue", "queueing_kiosk",
    "fees_chargeline", "fees_refund", "fees_onlinesession", "fees_payment", "fees_charge", "fees_reconciliation",
    "fees_account", "surveys_ballot", "dossiers_document", "dossiers_result", "dossiers_step", "dossiers_dossierpaper",
    "dossiers_dossier", "dossiers_draftpaper", "dossiers_draft", "notifications_delivery", "notifications_message",
    "notifications_preference", "notifications_providerhealth", "files_upload", "files_blob",
    "counters_counter", "monitoring_figure", "monitoring_openbydue", "monitoring_applied", "journal_entry",
    "procrastinate_events", "procrastinate_jobs",
]  # fmt: skip


LONG_FIRST = ["stories", "journeys", "kill", "access matrix", "browser"]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes begins first, so that no process waits for it at the end; the rest stays in random order."""
    items.sort(key=_rank)


def _rank(item: pytest.Item) -> int:
    marked = item.get_closest_marker("xdist_group")
    return LONG_FIRST.index(marked.args[0]) if marked and marked.args[0] in LONG_FIRST else len(LONG_FIRST)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """The small world stands in a test database once; each test works in a transaction that is rolled back.

    Made for every run: the plugin would make none, and use the real one, when only tests on real commits are chosen.
    """
    with django_db_blocker.unblock():
        made = set_up_schema()
        build_cast()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def cast(db: None) -> Cast:
    """The people and places of the small world."""
    return Cast()


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    """Real commits, for threads and for what follows from facts; what moved is thrown away afterwards."""
    with django_db_blocker.unblock():
        try:
            yield Cast()
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f"TRUNCATE {', '.join(MOVING_TABLES)} RESTART IDENTITY CASCADE")
            connection.close()


@pytest.fixture
def client_of() -> Callable[[Any], Client]:
    """A browser in which somebody has signed in."""

    def sign_in(user: Any) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


@pytest.fixture
def django_assert_max_num_queries(django_assert_max_num_queries: Any) -> Any:
    """A budget of queries, counted by a process that remembers nothing of the tests before it."""
    forget_what_was_read()
    return django_assert_max_num_queries


@pytest.fixture
def at() -> datetime:
    """An ordinary moment: Tuesday 5 March 2024, 09:00 in Vietnam."""
    return datetime(2024, 3, 5, 9, 0, tzinfo=VIETNAM)
