"""The one fact of this context: that somebody chose how to be told. What is told is in the rows of the deliveries."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class WaysChosen(Event):
    kind = "notifications.ways_chosen"
    sentence = "Chọn cách nhận thông báo: {ways}"
    ways: str
