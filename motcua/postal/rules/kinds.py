"""Kinds and states of what the Post carries (Decision 45/2016/QĐ-TTg; Circular 17/2017/TT-BTTTT)."""

from enum import StrEnum


class OrderKind(StrEnum):
    """The three services of the Post."""

    SEND = "send"
    RETURN = "return"
    BOTH = "both"


ORDER_KIND_NAMES: dict[OrderKind, str] = {
    OrderKind.SEND: "Gửi hồ sơ",
    OrderKind.RETURN: "Nhận kết quả",
    OrderKind.BOTH: "Gửi hồ sơ và nhận kết quả",
}
ORDER_KIND_NUMBERS: dict[OrderKind, int] = {OrderKind.SEND: 1, OrderKind.RETURN: 2, OrderKind.BOTH: 3}
"""How the forms of the Post number them."""


class OrderState(StrEnum):
    ACCEPTED = "accepted"
    LISTED = "listed"
    SIGNED_FOR = "signed_for"
    FILED = "filed"
    LOST = "lost"


ORDER_STATE_NAMES: dict[OrderState, str] = {
    OrderState.ACCEPTED: "Bưu chính đã nhận",
    OrderState.LISTED: "Chờ quầy ký nhận",
    OrderState.SIGNED_FOR: "Quầy đã ký nhận",
    OrderState.FILED: "Đã vào hồ sơ",
    OrderState.LOST: "Thất lạc trước khi đến quầy",
}


class ParcelState(StrEnum):
    HANDED_OVER = "handed_over"
    IN_TRANSIT = "in_transit"
    ATTEMPTED = "attempted"
    DELIVERED = "delivered"
    RETURNED = "brought_back"
    LOST = "lost"


PARCEL_STATE_NAMES: dict[ParcelState, str] = {
    ParcelState.HANDED_OVER: "Quầy đã giao bưu chính",
    ParcelState.IN_TRANSIT: "Đang chuyển phát",
    ParcelState.ATTEMPTED: "Đã mời nhận, chưa phát được",
    ParcelState.DELIVERED: "Đã phát đến người nhận",
    ParcelState.RETURNED: "Đã chuyển hoàn về quầy",
    ParcelState.LOST: "Thất lạc",
}
ENDED: frozenset[ParcelState] = frozenset({ParcelState.DELIVERED, ParcelState.RETURNED, ParcelState.LOST})
"""Nothing the Post tells later changes a parcel in one of these."""


class Payer(StrEnum):
    """Who pays the carriage: the applicant, or whoever is at fault when it is carried again (art. 12.4)."""

    APPLICANT = "applicant"
    AGENCY = "agency"
    OPERATOR = "operator"


PAYER_NAMES: dict[Payer, str] = {
    Payer.APPLICANT: "Người nộp hồ sơ",
    Payer.AGENCY: "Cơ quan giải quyết",
    Payer.OPERATOR: "Doanh nghiệp bưu chính",
}
