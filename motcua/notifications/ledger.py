"""The rows of deliveries: made once, queued in the same transaction, moved from state to state."""

from dataclasses import dataclass
from datetime import datetime

from motcua.journal.models import Entry
from motcua.journal.queue import queue
from motcua.notifications.models import Delivery, Message
from motcua.notifications.rules.channels import PRIORITIES, Channel, DeliveryState, Lane, Way, queue_of
from motcua.notifications.rules.wording import Text

SEND_TASK = "notifications.send"


@dataclass(frozen=True)
class Matter:
    """What is told: by which wording, how urgently, about what (the code a person knows), its message on the portal."""

    template: str
    lane: Lane
    about: str
    message: Message | None = None


def write(entry: Entry, person_id: int, way: Way, text: Text, matter: Matter) -> Delivery:
    """The delivery of one fact to one person on one way, queued when it is new; the one that is there otherwise.

    In the caller's transaction. A way that is not used leaves a row that says why.
    """
    row, new = Delivery.objects.get_or_create(
        entry=entry,
        person_id=person_id,
        channel=way.channel.value,
        defaults={
            "subject": entry.subject,
            "subject_id": entry.subject_id,
            "about": matter.about,
            "message": matter.message,
            "lane": matter.lane.value,
            "template": matter.template,
            "to": way.to,
            "title": text.title[:200],
            "text": text.body,
            "created_at": entry.at,
            **_beginning(way, entry.at),
        },
    )
    if new and row.state == DeliveryState.QUEUED:
        put_in_queue(row, at=None)
    return row


def _beginning(way: Way, at: datetime) -> dict[str, object]:
    if way.why_not:
        return {"state": DeliveryState.SUPPRESSED.value, "error": way.why_not}
    if way.channel is Channel.IN_APP:
        return {"state": DeliveryState.DELIVERED.value, "sent_at": at, "delivered_at": at}
    return {"state": DeliveryState.QUEUED.value, "next_at": at}


def put_in_queue(row: Delivery, *, at: datetime | None) -> None:
    """A job that sends it, now or at a moment, on its lane."""
    lane = row.hurry
    job = queue.configure_task(SEND_TASK, queue=queue_of(lane), priority=PRIORITIES[lane], schedule_at=at)
    job.defer(delivery_id=row.pk)


def postpone(row: Delivery, until: datetime) -> None:
    """Try again at a moment; in the caller's transaction."""
    row.next_at, row.claimed_until = until, None
    row.save()
    put_in_queue(row, at=until)


def settle(row: Delivery, state: DeliveryState, error: str = "") -> None:
    """It will not be tried again."""
    row.state, row.error = state.value, error[:300]
    row.next_at = row.claimed_until = None
    row.in_doubt = False
    row.save()
