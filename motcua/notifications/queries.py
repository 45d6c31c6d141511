"""Reading one's own messages."""

from motcua.notifications.models import Message


def messages_of(recipient_id: int, *, limit: int = 50) -> list[Message]:
    """The newest messages of an account."""
    return list(Message.objects.filter(recipient_id=recipient_id).order_by("-id")[:limit])


def unread_count(recipient_id: int) -> int:
    """How many messages the account has not seen."""
    return Message.objects.filter(recipient_id=recipient_id, read_at__isnull=True).count()
