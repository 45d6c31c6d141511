"""Facts about the calendar, the regimes and the portal."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class RegimeEnacted(Event):
    kind = "reference.regime_enacted"
    sentence = "Áp dụng {decree} và {circular} từ ngày {valid_from}"
    key: str
    decree: str
    circular: str
    valid_from: str


@dataclass(frozen=True)
class DayAnnounced(Event):
    kind = "reference.day_announced"
    sentence = "Công bố ngày {day} là “{name}” ({day_kind}), nguồn: {source}"
    day: str
    name: str
    day_kind: str
    source: str


@dataclass(frozen=True)
class DayTakenBack(Event):
    kind = "reference.day_taken_back"
    sentence = "Ngày {day} trở lại như tuần làm việc bình thường: {name}, nguồn: {source}"
    day: str
    name: str
    source: str


@dataclass(frozen=True)
class PortalModeSet(Event):
    kind = "reference.portal_mode_set"
    sentence = "Từ ngày {valid_from}: {place_name}, căn cứ {source}"
    place: str
    place_name: str
    valid_from: str
    source: str
