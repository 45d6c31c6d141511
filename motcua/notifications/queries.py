"""Reading one's own messages, how one wants to be told, and how the people of a dossier were told."""

from dataclasses import dataclass
from datetime import datetime

from motcua.notifications.models import Delivery, Message, Preference
from motcua.notifications.rules.channels import CHANNEL_NAMES, CHOSEN_BY_PERSON, STATE_NAMES, Channel, DeliveryState
from motcua.notifications.rules.channels import is_wanted as _is_wanted
from motcua.notifications.rules.ways import masked
from motcua.notifications.words import wording


def messages_of(recipient_id: int, *, limit: int = 50) -> list[Message]:
    """The newest messages of an account."""
    return list(Message.objects.filter(recipient_id=recipient_id).order_by("-id")[:limit])


def unread_count(recipient_id: int) -> int:
    """How many messages the account has not seen."""
    return Message.objects.filter(recipient_id=recipient_id, read_at__isnull=True).count()


def chosen_by(person_id: int) -> dict[str, bool]:
    """What a person has chosen, channel by channel; a channel they never spoke of is not there."""
    return dict(Preference.objects.filter(person_id=person_id).values_list("channel", "wanted"))


def wanted_by(person_id: int) -> frozenset[Channel]:
    """The channels a person wants among those they may choose."""
    chosen = chosen_by(person_id)
    return frozenset(channel for channel in CHOSEN_BY_PERSON if _is_wanted(channel, chosen))


@dataclass(frozen=True)
class Told:
    """One way one message went: for a page. `to` is masked; `why` says why it has not arrived, in a sentence.

    `entry_id` and `matter` are the same for all ways by which one fact was told.
    """

    entry_id: int
    matter: str
    channel: str
    to: str
    text: str
    state: str
    tone: str
    at: datetime
    why: str
    attempts: int
    provider: str
    reference: str
    read_at: datetime | None


_TONES = {
    DeliveryState.QUEUED: "waiting",
    DeliveryState.SENT: "now",
    DeliveryState.DELIVERED: "done",
    DeliveryState.FAILED: "late",
    DeliveryState.SUPPRESSED: "neutral",
}


def deliveries_of(subject_id: int, *, subject: str = "dossier") -> list[Told]:
    """How people were told about a dossier, newest first; the caller has checked that the asker may see it."""
    rows = Delivery.objects.filter(subject=subject, subject_id=subject_id).select_related("message")
    return [_told(row) for row in rows.order_by("-id")]


def _matter(row: Delivery) -> str:
    """The title of what was said; only the code when a later release no longer has the wording."""
    template = wording().templates.get(row.template)
    return template.subject.format(code=row.about) if template else f"Hồ sơ {row.about}"


def _told(row: Delivery) -> Told:
    state = DeliveryState(row.state)
    return Told(
        entry_id=row.entry_id,
        matter=_matter(row),
        channel=CHANNEL_NAMES[row.way],
        to=masked(row.way, row.to),
        text=row.text,
        state=STATE_NAMES[state],
        tone=_TONES[state],
        at=row.delivered_at or row.sent_at or row.created_at,
        why=row.error,
        attempts=row.attempts,
        provider=row.provider,
        reference=row.reference,
        read_at=row.message.read_at if row.message else None,
    )
