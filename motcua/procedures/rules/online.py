"""The level at which a procedure is offered online. Decree 42/2022/NĐ-CP knew two: in part and in full."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum


class OnlineLevel(StrEnum):
    """NONE: listed as a public service but not filed online."""

    NONE = "none"
    PARTIAL = "partial"
    FULL = "full"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def can_be_filed_online(self) -> bool:
        return self is not OnlineLevel.NONE


_LABELS = {
    OnlineLevel.NONE: "Chưa trực tuyến",
    OnlineLevel.PARTIAL: "Một phần",
    OnlineLevel.FULL: "Toàn trình",
}


def parse_online(text: str) -> OnlineLevel | None:
    """The level of a catalogue cell; None for an empty one (not an online public service). Raises ValueError."""
    text = text.strip().lower()
    if not text:
        return None
    try:
        return OnlineLevel(text)
    except ValueError as error:
        raise ValueError(f"Mức độ trực tuyến “{text}” không có; hãy ghi none, partial hoặc full.") from error


def count_levels(levels: Iterable[OnlineLevel | None]) -> dict[OnlineLevel, int]:
    """How many services at each level; procedures that are not online services are left out."""
    counted = Counter(level for level in levels if level is not None)
    return {level: counted[level] for level in OnlineLevel}
