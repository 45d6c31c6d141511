"""The ways a message can go, the lanes it goes on, and the states of its delivery."""

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """A way to reach a person."""

    IN_APP = "in_app"
    EMAIL = "email"
    SMS = "sms"
    ZALO = "zalo"


class Lane(StrEnum):
    """How much a message hurries; each lane is a queue of its own."""

    URGENT = "urgent"
    NORMAL = "normal"
    BULK = "bulk"


class DeliveryState(StrEnum):
    """Where one message stands on one way."""

    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    SUPPRESSED = "suppressed"


CHANNEL_NAMES = {
    Channel.IN_APP: "Trên cổng",
    Channel.EMAIL: "Thư điện tử",
    Channel.SMS: "Tin nhắn SMS",
    Channel.ZALO: "Tin nhắn Zalo",
}
STATE_NAMES = {
    DeliveryState.QUEUED: "Chờ gửi",
    DeliveryState.SENT: "Đã gửi",
    DeliveryState.DELIVERED: "Đã đến người nhận",
    DeliveryState.FAILED: "Không gửi được",
    DeliveryState.SUPPRESSED: "Không gửi",
}
LANE_NAMES = {Lane.URGENT: "Khẩn", Lane.NORMAL: "Thường", Lane.BULK: "Hàng loạt"}
# A worker takes the highest number first: no urgent message behind a bulk one, no bulk one before other work.
PRIORITIES = {Lane.URGENT: 20, Lane.NORMAL: 0, Lane.BULK: -20}
SHORT = frozenset({Channel.SMS, Channel.ZALO})
# The message on the portal is the record of having been told; Zalo needs the person's own choice.
CHOSEN_BY_PERSON = (Channel.EMAIL, Channel.SMS, Channel.ZALO)
WANTED_UNTIL_SAID = {Channel.IN_APP: True, Channel.EMAIL: True, Channel.SMS: True, Channel.ZALO: False}


def queue_of(lane: Lane) -> str:
    """The queue of a lane, so that a worker of its own can serve it."""
    return f"telling_{lane.value}"


def is_wanted(channel: Channel, chosen: dict[str, bool]) -> bool:
    """Whether the person wants a way: as they chose, or as it is until they say."""
    return chosen.get(channel.value, WANTED_UNTIL_SAID[channel])


@dataclass(frozen=True)
class Way:
    """One way to tell one person: the address on it, or why it is not used (a Vietnamese sentence)."""

    channel: Channel
    to: str = ""
    why_not: str = ""
