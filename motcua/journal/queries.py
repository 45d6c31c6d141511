"""Reading what happened."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from motcua.journal.events import read_sentence
from motcua.journal.models import FOUNDATIONS, Entry
from motcua.rows.statements import first_row

FOUNDATIONS_STAMP = f"""
    SELECT string_agg(id || digest, ' ' ORDER BY id) FROM (
        SELECT id, digest FROM journal_entry WHERE subject IN ({", ".join(f"'{subject}'" for subject in FOUNDATIONS)})
        ORDER BY id DESC LIMIT 8
    ) newest
"""


@dataclass(frozen=True)
class Line:
    """One line of a history: when, the sentence, who."""

    entry_id: int
    at: datetime
    kind: str
    sentence: str
    actor: str


def history(subject: str, subject_id: int) -> list[Line]:
    """The history of one thing, oldest first; the caller has checked that the asker may see the thing."""
    return [
        Line(entry.pk, entry.at, entry.kind, read_sentence(entry.kind, entry.data), _name(entry))
        for entry in Entry.objects.about(subject, subject_id).select_related("actor")
    ]


def _name(entry: Entry) -> str:
    return entry.actor.full_name if entry.actor else "Hệ thống"


def entry(entry_id: int) -> Entry:
    """One entry by its number."""
    return Entry.objects.select_related("actor").get(pk=entry_id)


def next_of(subject: str, subject_id: int, kinds: Collection[str], *, after: int) -> Entry | None:
    """The first entry about one thing after entry `after` that is of one of these kinds."""
    return Entry.objects.about(subject, subject_id).filter(pk__gt=after, kind__in=kinds).first()


def entries_about(subject: str, subject_ids: Collection[int], kind: str) -> list[Entry]:
    """The entries of one kind about some things, oldest first."""
    return list(Entry.objects.filter(subject=subject, subject_id__in=subject_ids, kind=kind).order_by("pk"))


def since(entry_id: int) -> Iterator[Entry]:
    """All entries after `entry_id`, oldest first, streamed."""
    return Entry.objects.filter(pk__gt=entry_id).order_by("pk").iterator()


def foundations() -> str:
    """A stamp that changes with every recorded fact about agencies, days, procedures and regimes.

    What was read of them stays true as long as it does. Several entries make it, for the one with the highest number
    need not be the last to commit.
    """
    row = first_row(FOUNDATIONS_STAMP, [])
    return str(row[0]) if row else ""


def altered() -> list[int]:
    """Numbers of entries whose digest no longer fits their content: empty unless somebody went round the trigger."""
    return [entry.pk for entry in since(0) if entry.compute_digest() != entry.digest]
