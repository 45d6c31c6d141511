"""Facts about the calendar."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class DayAnnounced(Event):
    kind = "reference.day_announced"
    sentence = "Công bố ngày {day} là “{name}” ({day_kind}), nguồn: {source}"
    day: str
    name: str
    day_kind: str
    source: str
