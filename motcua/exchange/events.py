"""Facts of the exchange with the national portal."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class FiledNationally(Event):
    kind = "exchange.filed"
    sentence = "Hồ sơ nộp trên Cổng Dịch vụ công quốc gia, mã {national_code}"
    national_code: str


@dataclass(frozen=True)
class ChangedNationally(Event):
    kind = "exchange.changed"
    sentence = "Người nộp sửa hồ sơ trên Cổng Dịch vụ công quốc gia trước khi được tiếp nhận"
    national_code: str


@dataclass(frozen=True)
class SupplementedNationally(Event):
    kind = "exchange.supplemented"
    sentence = "Người nộp bổ sung trên Cổng Dịch vụ công quốc gia, mã {national_code}"
    national_code: str


@dataclass(frozen=True)
class WithdrawnNationally(Event):
    kind = "exchange.withdrawn"
    sentence = "Người nộp yêu cầu dừng giải quyết trên Cổng Dịch vụ công quốc gia, mã {national_code}"
    national_code: str


@dataclass(frozen=True)
class Quarantined(Event):
    kind = "exchange.quarantined"
    sentence = "Hồ sơ {national_code} từ Cổng Dịch vụ công quốc gia chờ xử lý"
    national_code: str


@dataclass(frozen=True)
class Dismissed(Event):
    kind = "exchange.dismissed"
    sentence = "Không nhận hồ sơ {national_code} từ Cổng Dịch vụ công quốc gia: {reason}"
    national_code: str
    reason: str


@dataclass(frozen=True)
class NotTaken(Event):
    kind = "exchange.not_taken"
    sentence = "Cổng Dịch vụ công quốc gia không nhận trạng thái {status}: {why}"
    status: int
    why: str


@dataclass(frozen=True)
class SentAgain(Event):
    kind = "exchange.sent_again"
    sentence = "Gửi lại trạng thái hồ sơ lên Cổng Dịch vụ công quốc gia"
    waiting: int


@dataclass(frozen=True)
class Compared(Event):
    kind = "exchange.compared"
    sentence = "Đối soát ngày {day} với Cổng Dịch vụ công quốc gia: {checked} hồ sơ, {differing} hồ sơ khác nhau"
    day: str
    checked: int
    differing: int


@dataclass(frozen=True)
class Emptied(Event):
    kind = "exchange.emptied"
    sentence = "Xóa nội dung {arrived} thông điệp đến và {told} thông điệp đi đã hết thời gian lưu"
    arrived: int
    told: int
