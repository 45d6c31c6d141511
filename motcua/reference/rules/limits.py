"""The limits of a regime: numbers, terms and times that a decree sets and a later decree may change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum

from motcua.kernel.terms import Term, parse_term


class LimitKey(StrEnum):
    """What a regime limits. Values are what the rows of `regime_rules.csv` are called."""

    SUPPLEMENT_REQUESTS = "supplement_requests_max"
    SUPPLEMENT_RESPONSE = "supplement_response"
    REVIEW_RETURN = "review_return"
    APOLOGY_BEFORE = "apology_before"
    APOLOGIES = "apologies_max"
    TRANSFER_CUT_OFF = "transfer_cut_off"
    RECEIVING_DESK = "receiving_desk"
    ONLINE_SHOW = "online_show"
    ONLINE_ACCEPT = "online_accept"
    ONLINE_LAST_MINUTES = "online_last_minutes"
    PAYMENT_PAUSES = "payment_pauses"
    WITHDRAW_UNTIL = "withdraw_until"
    CONSULT_PAPER = "consult_paper"
    CONSULT_ELECTRONIC = "consult_electronic"
    POST_CLOCK = "post_clock_starts"
    IDLE_STEP = "idle_step"
    EXCHANGE_KEPT = "exchange_kept_days"


LIMIT_NAMES: dict[LimitKey, str] = {
    LimitKey.SUPPLEMENT_REQUESTS: "Số lần được yêu cầu bổ sung",
    LimitKey.SUPPLEMENT_RESPONSE: "Thời hạn để người nộp bổ sung",
    LimitKey.REVIEW_RETURN: "Thời hạn trả hồ sơ để bổ sung sau khi thẩm tra",
    LimitKey.APOLOGY_BEFORE: "Thời điểm xin lỗi chậm nhất trước ngày hẹn",
    LimitKey.APOLOGIES: "Số lần được hẹn lại ngày trả",
    LimitKey.TRANSFER_CUT_OFF: "Giờ chốt chuyển hồ sơ trong ngày",
    LimitKey.RECEIVING_DESK: "Nơi được tiếp nhận hồ sơ",
    LimitKey.ONLINE_SHOW: "Thời hạn hiển thị hồ sơ trực tuyến cho cán bộ tiếp nhận",
    LimitKey.ONLINE_ACCEPT: "Thời hạn trả lời tiếp nhận hồ sơ trực tuyến",
    LimitKey.ONLINE_LAST_MINUTES: "Số phút cuối ngày tính sang ngày làm việc sau",
    LimitKey.PAYMENT_PAUSES: "Thời gian thực hiện nghĩa vụ tài chính không tính vào thời hạn",
    LimitKey.WITHDRAW_UNTIL: "Người nộp được dừng giải quyết đến khi",
    LimitKey.CONSULT_PAPER: "Thứ tự lấy ý kiến với hồ sơ giấy",
    LimitKey.CONSULT_ELECTRONIC: "Thứ tự lấy ý kiến với hồ sơ điện tử",
    LimitKey.POST_CLOCK: "Thời điểm tính thời hạn với hồ sơ qua bưu chính",
    LimitKey.IDLE_STEP: "Thời gian một bước không được để trống người xử lý",
    LimitKey.EXCHANGE_KEPT: "Số ngày giữ nội dung thông điệp đã trao đổi với Cổng quốc gia",
}


@dataclass(frozen=True, slots=True)
class LegalRule:
    """One limit as the law sets it: its value as text, the article, and whether somebody has read the official text."""

    key: LimitKey
    value: str
    article: str
    verified: bool


@dataclass(frozen=True)
class Limits:
    """The limits of one regime. Asking for one the regime does not set raises KeyError."""

    regime: str
    rules: Mapping[LimitKey, LegalRule] = field(default_factory=dict)

    def has(self, key: LimitKey) -> bool:
        """Whether the regime sets this limit."""
        return key in self.rules

    def text(self, key: LimitKey) -> str:
        """The value as it is written in the data."""
        return self.rules[key].value

    def count(self, key: LimitKey) -> int:
        """A whole number. Raises ValueError when the data hold something else."""
        return int(self.rules[key].value)

    def term(self, key: LimitKey) -> Term:
        """An amount of time. Raises ValueError when the data hold something else."""
        return parse_term(self.rules[key].value)

    def hour(self, key: LimitKey) -> time:
        """A time of day. Raises ValueError when the data hold something else."""
        return time.fromisoformat(self.rules[key].value)

    def article(self, key: LimitKey) -> str:
        """Where the law says so."""
        return self.rules[key].article

    @property
    def online_last_minutes(self) -> int | None:
        """Filed online in so many last minutes of a day counts from the next working day; None: no such rule."""
        return self.count(LimitKey.ONLINE_LAST_MINUTES) if self.has(LimitKey.ONLINE_LAST_MINUTES) else None


def check_value(key: LimitKey, value: str) -> None:
    """Raise ValueError, with a Vietnamese sentence, when the value cannot be read as what the key needs."""
    terms = {
        LimitKey.SUPPLEMENT_RESPONSE,
        LimitKey.REVIEW_RETURN,
        LimitKey.APOLOGY_BEFORE,
        LimitKey.ONLINE_SHOW,
        LimitKey.ONLINE_ACCEPT,
        LimitKey.IDLE_STEP,
    }
    counts = {
        LimitKey.SUPPLEMENT_REQUESTS,
        LimitKey.APOLOGIES,
        LimitKey.ONLINE_LAST_MINUTES,
        LimitKey.EXCHANGE_KEPT,
    }
    if key in terms:
        parse_term(value)
    elif key in counts and not value.isdigit():
        raise ValueError(f"“{LIMIT_NAMES[key]}” phải là số nguyên; đã ghi “{value}”.")
    elif key is LimitKey.TRANSFER_CUT_OFF:
        time.fromisoformat(value)
    elif not value.strip():
        raise ValueError(f"“{LIMIT_NAMES[key]}” chưa có giá trị.")
