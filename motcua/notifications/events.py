"""Facts about telling people: how somebody chose to be told, in which words. What is told is in the deliveries."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class WaysChosen(Event):
    kind = "notifications.ways_chosen"
    sentence = "Chọn cách nhận thông báo: {ways}"
    ways: str


@dataclass(frozen=True)
class WordingSet(Event):
    kind = "notifications.wording_set"
    sentence = "Từ ngày {valid_from} dùng mẫu thông báo riêng “{template}”: {parts}"
    template: str
    valid_from: str
    parts: str


@dataclass(frozen=True)
class WordingReverted(Event):
    kind = "notifications.wording_reverted"
    sentence = "Từ ngày {valid_from} dùng lại mẫu thông báo gốc “{template}”"
    template: str
    valid_from: str
