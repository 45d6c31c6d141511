"""Reading one's own messages, how one wants to be told, and how the people of a dossier were told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from motcua.notifications.models import Delivery, Message, OwnWording, Preference
from motcua.notifications.rules.channels import (
    CHANNEL_NAMES,
    CHOSEN_BY_PERSON,
    LANE_NAMES,
    STATE_NAMES,
    Channel,
    DeliveryState,
    Lane,
)
from motcua.notifications.rules.channels import is_wanted as _is_wanted
from motcua.notifications.rules.own_words import parts_of
from motcua.notifications.rules.ways import masked
from motcua.notifications.rules.wording import Text, read_wording
from motcua.notifications.words import own_words_on, shipped, with_texts, wording


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


# The words themselves


@dataclass(frozen=True)
class Said:
    """One thing there is to say: each part in force with the shipped one; `own` are the parts in own words."""

    key: str
    lane: str
    subject: str
    texts: dict[str, str]
    shipped: dict[str, str]
    own: frozenset[str]


def wordings_on(day: date) -> list[Said]:
    """Everything there is to say on a day."""
    own = own_words_on(day)
    return [_said(key, row, own.get(key)) for key, row in shipped()["templates"].items()]


def wording_of(template: str, *, on: date) -> Said | None:
    """One thing there is to say on a day; None when there is no such template."""
    row = shipped()["templates"].get(template)
    return _said(template, row, own_words_on(on).get(template)) if row else None


def _said(key: str, row: Mapping[str, Any], own: OwnWording | None) -> Said:
    said = parts_of(row)
    texts = {**said, **(own.texts if own else {})}
    differs = frozenset(part for part in said if texts[part] != said[part])
    lane = LANE_NAMES[Lane(row["lane"])]
    return Said(key, lane, texts["subject"].replace("{code}", "…"), {part: texts[part] for part in said}, said, differs)


def own_wordings(template: str) -> list[OwnWording]:
    """Every time the office changed a template's words, the newest first."""
    return list(OwnWording.objects.filter(template=template).select_related("said_by").order_by("-id")[:20])


EXAMPLE = {
    "code": "H58.26-240305-0001",
    "sentence": "Tiếp nhận hồ sơ, hẹn trả kết quả 16:30 08/03/2024",
    "desk": "Bộ phận Tiếp nhận và Trả kết quả",
    "phone": "0273 000 0000",
    "page": "https://…/ho-so/H58.26-240305-0001/",
    "choices": "https://…/ho-so/thong-bao/cach-nhan/",
}


def preview(template: str, texts: Mapping[str, str], *, address: str) -> dict[str, Text]:
    """What people would read on each way, with an example filled in. The texts have been checked before."""
    filled = read_wording(with_texts({template: texts})).of(template)
    return {channel.value: filled.render(channel, {**EXAMPLE, "address": address}) for channel in filled.texts}
