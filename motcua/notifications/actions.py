"""Telling people."""

from datetime import datetime

from motcua.notifications.models import Message


def tell(entry_id: int, recipient_id: int, text: str, address: str, *, at: datetime) -> None:
    """One message about one fact; telling it again changes nothing."""
    Message.objects.bulk_create(
        [Message(entry_id=entry_id, recipient_id=recipient_id, text=text[:400], address=address, created_at=at)],
        ignore_conflicts=True,
    )


def mark_read(recipient_id: int, *, at: datetime) -> None:
    """The recipient has seen their messages."""
    Message.objects.filter(recipient_id=recipient_id, read_at__isnull=True).update(read_at=at)
