"""Facts about the queue. No person is in them: a ticket is a number."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class TicketTaken(Event):
    kind = "queueing.ticket_taken"
    sentence = "Lấy phiếu {code}, {series}"
    code: str
    series: str
    reason: str


@dataclass(frozen=True)
class TicketCalled(Event):
    kind = "queueing.ticket_called"
    sentence = "Gọi phiếu {code} đến quầy số {window}"
    code: str
    window: int


@dataclass(frozen=True)
class TicketRecalled(Event):
    kind = "queueing.ticket_recalled"
    sentence = "Gọi lại phiếu {code} đến quầy số {window}"
    code: str
    window: int
    was_missed: bool


@dataclass(frozen=True)
class TicketServed(Event):
    kind = "queueing.ticket_served"
    sentence = "Người có phiếu {code} đến quầy số {window}"
    code: str
    window: int


@dataclass(frozen=True)
class TicketMissed(Event):
    kind = "queueing.ticket_missed"
    sentence = "Người có phiếu {code} vắng khi quầy số {window} gọi: {state_name}"
    code: str
    window: int
    state_name: str


@dataclass(frozen=True)
class TicketLed(Event):
    kind = "queueing.ticket_led"
    sentence = "Phiếu {code} dẫn đến hồ sơ {dossier}"
    code: str
    dossier: str


@dataclass(frozen=True)
class DayClosed(Event):
    kind = "queueing.day_closed"
    sentence = "Chốt hàng đợi ngày {day}: {served} phiếu đã đến quầy, {left} phiếu hết lượt, {lapsed} lịch hẹn bỏ"
    day: str
    served: int
    left: int
    lapsed: int


@dataclass(frozen=True)
class WindowOpened(Event):
    kind = "queueing.window_opened"
    sentence = "Mở quầy số {number}: {lines}"
    number: int
    lines: str


@dataclass(frozen=True)
class WindowLeft(Event):
    kind = "queueing.window_left"
    sentence = "Rời quầy số {number}"
    number: int


@dataclass(frozen=True)
class RulesSet(Event):
    kind = "queueing.rules_set"
    sentence = (
        "Quy tắc hàng đợi: ưu tiên {priority_in_a_row} lượt liền, gọi lại {recalls} lần, {per_hour} lịch hẹn mỗi giờ"
    )
    priority_in_a_row: int
    recalls: int
    per_hour: int


@dataclass(frozen=True)
class KioskOpened(Event):
    kind = "queueing.kiosk_opened"
    sentence = "Dùng một máy làm ki-ốt số {number}"
    number: int


@dataclass(frozen=True)
class KioskClosed(Event):
    kind = "queueing.kiosk_closed"
    sentence = "Thôi dùng ki-ốt số {number}"
    number: int


@dataclass(frozen=True)
class SlotBooked(Event):
    kind = "queueing.slot_booked"
    sentence = "Đặt lịch hẹn lúc {starts}"
    starts: str


@dataclass(frozen=True)
class SlotCancelled(Event):
    kind = "queueing.slot_cancelled"
    sentence = "Hủy lịch hẹn lúc {starts}"
    starts: str


@dataclass(frozen=True)
class CheckedIn(Event):
    kind = "queueing.checked_in"
    sentence = "Người đặt lịch hẹn lúc {starts} đến nơi, nhận phiếu {code}"
    starts: str
    code: str
