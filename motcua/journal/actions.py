"""Recording a fact, in the transaction of the act itself, with the job that follows from it."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import connection
from procrastinate.contrib.django import app

from motcua.journal.events import Event
from motcua.journal.models import Entry

if TYPE_CHECKING:
    from motcua.accounts.models import User

FOLLOW_TASK = "reactions.follow"


def record(
    event: Event, *, by: "User | None", at: datetime, subject: str, subject_id: int, agency_id: int | None = None
) -> Entry:
    """Write one journal row and queue what follows from it; both commit or roll back with the caller.

    Raises RuntimeError outside a transaction: a fact without its act must be impossible.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a fact is recorded inside the transaction of its act")
    entry = Entry(
        at=at, kind=event.kind, actor=by, agency_id=agency_id, subject=subject, subject_id=subject_id, data=event.as_data()
    )
    entry.digest = entry.compute_digest()
    entry.save(force_insert=True)
    app.configure_task(FOLLOW_TASK, queue="reactions").defer(entry_id=entry.pk)
    return entry
