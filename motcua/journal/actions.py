"""Recording a fact, in the transaction of the act itself, with the job that follows from it."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection

from motcua.journal.events import Event
from motcua.journal.models import Entry
from motcua.journal.queue import queue

FOLLOW_TASK = "reactions.follow"


def record(
    event: Event,
    *,
    by: AbstractBaseUser | None,
    at: datetime,
    subject: str,
    subject_id: int,
    agency_id: int | None = None,
) -> Entry:
    """Write one journal row and queue what follows from it; both commit or roll back with the caller.

    Raises RuntimeError outside a transaction: a fact without its act must be impossible.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("a fact is recorded inside the transaction of its act")
    entry = Entry(
        at=at,
        kind=event.kind,
        actor_id=by.pk if by else None,
        agency_id=agency_id,
        subject=subject,
        subject_id=subject_id,
        data=event.as_data(),
    )
    entry.digest = entry.compute_digest()
    entry.save(force_insert=True)
    queue.configure_task(FOLLOW_TASK, queue="reactions").defer(entry_id=entry.pk)
    return entry
