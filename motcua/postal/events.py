"""Facts about what the Post carries."""

from dataclasses import dataclass

from motcua.journal.events import Event


@dataclass(frozen=True)
class AcceptedFromPost(Event):
    kind = "postal.accepted"
    sentence = "Bưu chính nhận phiếu gửi {slip_no}: {procedure}"
    slip_no: str
    procedure: str
    service: int


@dataclass(frozen=True)
class HandOverDrawnUp(Event):
    kind = "postal.hand_over_drawn_up"
    sentence = "Bưu chính lập biên bản giao nhận {number}: {count} hồ sơ"
    number: str
    count: int


@dataclass(frozen=True)
class HandOverSigned(Event):
    kind = "postal.hand_over_signed"
    sentence = "Quầy ký biên bản giao nhận {number}: nhận {taken} hồ sơ, trả lại bưu chính {refused} hồ sơ"
    number: str
    taken: int
    refused: int


@dataclass(frozen=True)
class FiledFromPost(Event):
    kind = "postal.filed"
    sentence = "Hồ sơ gửi qua bưu chính, phiếu gửi {slip_no}, biên bản giao nhận {number}"
    slip_no: str
    number: str


@dataclass(frozen=True)
class OrderLost(Event):
    kind = "postal.order_lost"
    sentence = (
        "Hồ sơ gửi bưu chính theo phiếu gửi {slip_no} bị thất lạc trước khi đến quầy; bưu chính xin lỗi và chịu chi phí "
        "làm lại giấy tờ, đề nghị ông/bà liên hệ để gửi lại"
    )
    slip_no: str
    reissue_cost: int


@dataclass(frozen=True)
class FoundInside(Event):
    kind = "postal.found_inside"
    sentence = "Quầy thấy thêm một hồ sơ trong phong bì của phiếu gửi {slip_no}: {procedure}, phiếu gửi {new_slip_no}"
    slip_no: str
    new_slip_no: str
    procedure: str


@dataclass(frozen=True)
class ResultsDrawnUp(Event):
    kind = "postal.results_drawn_up"
    sentence = "Quầy lập biên bản giao kết quả {number} cho bưu chính: {count} bưu gửi"
    number: str
    count: int


@dataclass(frozen=True)
class ParcelHandedOver(Event):
    kind = "postal.parcel_handed_over"
    sentence = "Kết quả đã giao bưu chính, bưu gửi {label_no}, dự kiến phát ngày {expected}"
    label_no: str
    expected: str


@dataclass(frozen=True)
class ParcelCarried(Event):
    kind = "postal.parcel_carried"
    sentence = "Bưu chính đã ký nhận và chuyển phát bưu gửi {label_no}"
    label_no: str


@dataclass(frozen=True)
class DeliveryAttempted(Event):
    kind = "postal.attempted"
    sentence = "Bưu chính mời nhận bưu gửi {label_no} lần {number} nhưng chưa phát được: {reason}"
    label_no: str
    number: int
    reason: str


@dataclass(frozen=True)
class ParcelDelivered(Event):
    kind = "postal.delivered"
    sentence = "Bưu chính đã phát bưu gửi {label_no} đến người nhận"
    label_no: str
    id_checked: bool


@dataclass(frozen=True)
class ParcelBroughtBack(Event):
    kind = "postal.brought_back"
    sentence = "Bưu gửi {label_no} được chuyển hoàn về quầy: {reason}"
    label_no: str
    reason: str


@dataclass(frozen=True)
class ParcelLost(Event):
    kind = "postal.lost"
    sentence = "Bưu gửi {label_no} bị thất lạc; cơ quan xin lỗi và sẽ cấp lại, ông/bà không phải trả chi phí"
    label_no: str
    reissue_cost: int


@dataclass(frozen=True)
class ParcelAnnounced(Event):
    kind = "postal.parcel_announced"
    sentence = "Hệ thống của bưu chính đã nhận thông tin bưu gửi {label_no}, số hiệu {tracking_no}"
    label_no: str
    tracking_no: str
