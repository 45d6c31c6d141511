"""Facts about money. No names of payers; amounts in whole đồng, said in words beside."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class AccountOpened(Event):
    kind = "fees.account_opened"
    sentence = "Dùng tài khoản thu phí {number} tại {bank} từ {valid_from}"
    number: str
    bank: str
    valid_from: str


@dataclass(frozen=True)
class AccountEnded(Event):
    kind = "fees.account_ended"
    sentence = "Thôi dùng tài khoản thu phí {number} tại {bank} từ sau ngày {valid_to}"
    number: str
    bank: str
    valid_to: str


@dataclass(frozen=True)
class ChargeRaised(Event):
    kind = "fees.charge_raised"
    sentence = "Xác định phí, lệ phí {total_words}, mã nộp tiền {reference}"
    charge: int
    reference: str
    total: int
    total_words: str
    lines: int
    waived: int


@dataclass(frozen=True)
class ChargeCancelled(Event):
    kind = "fees.charge_cancelled"
    sentence = "Hủy khoản phí {reference}: {reason}"
    charge: int
    reference: str
    reason: str


@dataclass(frozen=True)
class OnlinePaymentStarted(Event):
    kind = "fees.online_payment_started"
    sentence = "Bắt đầu thanh toán trực tuyến {amount_words}, mã nộp tiền {reference}"
    charge: int
    reference: str
    amount: int
    amount_words: str


@dataclass(frozen=True)
class OnlinePaymentEnded(Event):
    kind = "fees.online_payment_ended"
    sentence = "Phiên thanh toán trực tuyến của mã nộp tiền {reference} đã hết hạn, chưa nhận tiền"
    charge: int
    reference: str


@dataclass(frozen=True)
class PaymentReceived(Event):
    kind = "fees.payment_received"
    sentence = "Nhận {amount_words} ({way_name}), biên lai số {receipt}. {standing}"
    charge: int
    payment: int
    reference: str
    amount: int
    amount_words: str
    way: str
    way_name: str
    receipt: str
    standing: str
    paid: bool


@dataclass(frozen=True)
class PaymentUnplaced(Event):
    kind = "fees.payment_unplaced"
    sentence = "Nhận {amount_words} với nội dung chưa rõ của khoản phí nào"
    payment: int
    amount: int
    amount_words: str


@dataclass(frozen=True)
class Refunded(Event):
    kind = "fees.refunded"
    sentence = "Hoàn trả {amount_words} ({way_name}) của khoản phí {reference}: {reason}"
    charge: int
    reference: str
    amount: int
    amount_words: str
    way: str
    way_name: str
    reason: str


@dataclass(frozen=True)
class DayReconciled(Event):
    kind = "fees.day_reconciled"
    sentence = "Chốt quỹ tiền mặt ngày {day}. {standing}"
    day: str
    counted: int
    recorded: int
    difference: int
    standing: str
