"""Recording a fact, in the transaction of the act itself, with the job that follows from it."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, models

from motcua.journal.events import Event
from motcua.journal.models import Entry
from motcua.rows.writing import add_then

FOLLOW_TASK = "reactions.follow"
QUEUE = "reactions"
# Procrastinate's own function, in the statement of the row itself: the fact and its job are one.
_DEFER = """
    SELECT id, procrastinate_defer_jobs_v1(ARRAY[
        ROW(%s, %s, %s, NULL, NULL, jsonb_build_object('entry_id', id), NULL)::procrastinate_job_to_defer_v1
    ]) FROM added
"""


def record(
    event: Event,
    *,
    by: AbstractBaseUser | None,
    at: datetime,
    subject: str,
    subject_id: int,
    agency_id: int | None = None,
    along: Sequence[models.Model] = (),
) -> Entry:
    """Write one journal row and queue what follows from it; both commit or roll back with the caller.

    `along` are new objects that come into being by the act: they are written in the same statement.
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
    # What happens to people's dossiers overtakes what an import leaves behind.
    add_then(entry, _DEFER, [QUEUE, FOLLOW_TASK, 10 if subject == "dossier" else 0], along=along)
    return entry
