"""What an act left behind: every row of every table of ours and every queued job, compared before and after."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.states import ENDED, State
from motcua.journal.models import Entry
from motcua.kernel.refusals import Refused


def everything() -> dict[str, str]:
    """Table name to how many rows it has and a sum over them all: the tables of our contexts, and the queue."""
    names = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith("motcua.")]
    parts = [
        f"SELECT '{name}', count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) FROM {name} AS t"
        for name in [*names, "procrastinate_jobs"]
    ]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts))
        return dict(cursor.fetchall())


@contextmanager
def no_trace() -> Iterator[None]:
    """Nothing in the database may be different afterwards."""
    before = everything()
    yield
    after = everything()
    assert [name for name in after if after[name] != before[name]] == []


@contextmanager
def refused(sentence: str) -> Iterator[None]:
    """The act is refused with a sentence that has these words in it (a pattern), and leaves no trace."""
    with no_trace(), pytest.raises(Refused, match=sentence):
        yield


@dataclass
class Fact:
    """The journal entry of an act, known when the act is over."""

    entry: Entry | None = None

    @property
    def data(self) -> dict[str, object]:
        assert self.entry is not None
        return dict(self.entry.data)


@contextmanager
def one_fact(kind: str) -> Iterator[Fact]:
    """The act records exactly one fact of this kind, with one job that follows from it."""
    newest = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    fact = Fact()
    yield fact
    fact.entry = Entry.objects.get(pk__gt=newest)
    assert fact.entry.kind == kind
    assert fact.entry.digest == fact.entry.compute_digest()
    assert jobs_of(fact.entry) == 1


def jobs_of(entry: Entry) -> int:
    """How many jobs are queued for an entry."""
    return int(ProcrastinateJob.objects.filter(task_name="reactions.follow", args={"entry_id": entry.pk}).count())


def placed(dossier: Dossier, state: State, *, at: datetime) -> Dossier:
    """The dossier as if it had come into a state, with every column the database asks of that state."""
    received = state not in {State.SUBMITTED, State.WAIT_SUPPLEMENT}
    due = at + timedelta(days=3)
    Dossier.objects.filter(pk=dossier.pk).update(
        state=state.value,
        received_at=at if received else None,
        due_at=due if received else None,
        due_on=due.date() if received else None,
        settled_at=at if state in ENDED else None,
        returned_at=at if state is State.RETURNED else None,
        paused_since=at if state is State.WAIT_PAYMENT else None,
        term_from=at if received else None,
    )
    dossier.refresh_from_db()
    return dossier
