"""What each figure is called and means. A list behind a figure counts by the same words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Definition:
    """`key` names the figure in addresses and exports; `of` is the attribute of `Totals`, `over` its denominator.

    `listed`: whether the figure opens into a list of dossiers. `now`: the figure is of the day of reading.
    `parts`: it counts parts of linked dossiers, which are in no other figure.
    """

    key: str
    name: str
    meaning: str
    of: str
    over: str = ""
    over_name: str = ""
    listed: bool = True
    now: bool = False
    parts: bool = False


DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        "tiep-nhan",
        "Tiếp nhận trong kỳ",
        "Hồ sơ được tiếp nhận trong kỳ, mọi kênh nộp; không tính hồ sơ chưa tiếp nhận.",
        "received",
    ),
    Definition(
        "truc-tuyen",
        "Tiếp nhận trực tuyến",
        "Hồ sơ nộp trực tuyến được tiếp nhận trong kỳ.",
        "received_online",
        "received",
        "hồ sơ tiếp nhận trong kỳ",
    ),
    Definition(
        "truc-tiep-buu-chinh",
        "Tiếp nhận trực tiếp, bưu chính",
        "Hồ sơ nộp trực tiếp hoặc qua bưu chính được tiếp nhận trong kỳ.",
        "received_otherwise",
        "received",
        "hồ sơ tiếp nhận trong kỳ",
    ),
    Definition(
        "ky-truoc",
        "Từ kỳ trước chuyển qua",
        "Hồ sơ tiếp nhận trước kỳ và chưa giải quyết xong khi kỳ bắt đầu.",
        "carried_over",
    ),
    Definition(
        "da-giai-quyet",
        "Đã giải quyết",
        "Hồ sơ đã tiếp nhận có kết quả được phát hành, bị từ chối, dừng hoặc đóng trong kỳ.",
        "settled",
        "to_settle",
        "hồ sơ phải giải quyết",
    ),
    Definition(
        "truoc-han",
        "Trước hạn",
        "Hồ sơ giải quyết xong trước ngày hẹn trả.",
        "settled_early",
        "settled",
        "hồ sơ đã giải quyết",
    ),
    Definition(
        "dung-han",
        "Đúng hạn",
        "Hồ sơ giải quyết xong đúng ngày hẹn trả; so theo ngày như Biểu số II.06a.",
        "settled_on_time",
        "settled",
        "hồ sơ đã giải quyết",
    ),
    Definition(
        "qua-han",
        "Đã giải quyết quá hạn",
        "Hồ sơ giải quyết xong sau ngày hẹn trả.",
        "settled_late",
        "settled",
        "hồ sơ đã giải quyết",
    ),
    Definition(
        "qua-han-co-xin-loi",
        "Quá hạn, đã xin lỗi và hẹn lại",
        "Hồ sơ giải quyết xong sau ngày hẹn trả, đã gửi phiếu xin lỗi đúng quy định; vẫn là hồ sơ quá hạn.",
        "late_apologised",
        "settled_late",
        "hồ sơ đã giải quyết quá hạn",
    ),
    Definition(
        "tu-choi",
        "Từ chối",
        "Hồ sơ bị từ chối tiếp nhận hoặc từ chối giải quyết trong kỳ; hồ sơ đã tiếp nhận được tính là đã giải quyết.",
        "refused",
    ),
    Definition(
        "dung-theo-yeu-cau",
        "Dừng theo yêu cầu",
        "Hồ sơ dừng giải quyết trong kỳ theo yêu cầu của người nộp.",
        "withdrawn",
    ),
    Definition(
        "dong-khong-bo-sung",
        "Đóng do không bổ sung",
        "Hồ sơ được đóng trong kỳ vì quá hạn mà không bổ sung.",
        "closed",
    ),
    Definition(
        "dang-giai-quyet",
        "Đang giải quyết cuối kỳ",
        "Hồ sơ đã tiếp nhận và chưa giải quyết xong vào ngày cuối kỳ.",
        "open",
    ),
    Definition(
        "dang-qua-han",
        "Đang quá hạn",
        "Hồ sơ chưa giải quyết xong, thời hạn đang tính, mà ngày hẹn trả đã qua, tính vào lúc đọc số liệu.",
        "overdue",
        now=True,
    ),
    Definition(
        "den-han-hom-nay",
        "Đến hạn hôm nay",
        "Hồ sơ chưa giải quyết xong có ngày hẹn trả là hôm nay.",
        "due_today",
        now=True,
    ),
    Definition(
        "cho-tiep-nhan",
        "Chờ tiếp nhận cuối kỳ",
        "Hồ sơ đã nộp, chưa được tiếp nhận và chưa kết thúc vào ngày cuối kỳ.",
        "waiting",
    ),
    Definition(
        "ngoai-dia-gioi",
        "Tiếp nhận không phụ thuộc địa giới",
        "Hồ sơ được tiếp nhận trong kỳ sau khi quầy của nơi khác trong tỉnh nhận hộ và chuyển đến; tính cho "
        "đơn vị giải quyết.",
        "received_elsewhere",
        "received",
        "hồ sơ tiếp nhận trong kỳ",
    ),
    Definition(
        "phan-viec",
        "Phần việc liên thông đã giải quyết",
        "Phần việc của hồ sơ liên thông mà đơn vị đã có kết quả hoặc từ chối trong kỳ; không tính vào số hồ sơ.",
        "parts_settled",
        parts=True,
    ),
    Definition(
        "phan-viec-truoc-han",
        "Phần việc liên thông trước hạn",
        "Phần việc giải quyết xong trước ngày hạn của riêng phần việc đó.",
        "parts_early",
        "parts_settled",
        "phần việc đã giải quyết",
        parts=True,
    ),
    Definition(
        "phan-viec-dung-han",
        "Phần việc liên thông đúng hạn",
        "Phần việc giải quyết xong đúng ngày hạn của riêng phần việc đó.",
        "parts_on_time",
        "parts_settled",
        "phần việc đã giải quyết",
        parts=True,
    ),
    Definition(
        "phan-viec-qua-han",
        "Phần việc liên thông quá hạn",
        "Phần việc giải quyết xong sau ngày hạn của riêng phần việc đó, dù cả hồ sơ liên thông còn trong hạn.",
        "parts_late",
        "parts_settled",
        "phần việc đã giải quyết",
        parts=True,
    ),
    Definition("da-tra", "Đã trả kết quả", "Hồ sơ có kết quả được trả cho người nộp trong kỳ.", "returned"),
    Definition(
        "phieu-danh-gia",
        "Phiếu đánh giá",
        "Phiếu đánh giá của người nộp trong kỳ; không mở thành danh sách để giữ kín người đánh giá.",
        "ballots",
        listed=False,
    ),
    Definition(
        "hai-long",
        "Phiếu hài lòng",
        "Phiếu chọn “Hài lòng” hoặc “Rất hài lòng”; không mở thành danh sách để giữ kín người đánh giá.",
        "satisfied",
        "ballots",
        "phiếu đánh giá",
        listed=False,
    ),
)

RATES: tuple[Definition, ...] = (
    Definition(
        "ty-le-truc-tuyen",
        "Tỷ lệ trực tuyến",
        "Hồ sơ tiếp nhận trực tuyến trên tổng số hồ sơ tiếp nhận trong kỳ.",
        "online_share",
        "received",
        "hồ sơ tiếp nhận trong kỳ",
        listed=False,
    ),
    Definition(
        "ty-le-dung-han",
        "Trước và đúng hạn",
        "Hồ sơ giải quyết trước hạn và đúng hạn trên tổng số hồ sơ đã giải quyết.",
        "timely_rate",
        "settled",
        "hồ sơ đã giải quyết",
        listed=False,
    ),
    Definition(
        "ty-le-hai-long",
        "Mức độ hài lòng",
        "Phiếu hài lòng và rất hài lòng trên tổng số phiếu đánh giá.",
        "satisfied_rate",
        "ballots",
        "phiếu đánh giá",
        listed=False,
    ),
)

BY_KEY: dict[str, Definition] = {one.key: one for one in DEFINITIONS + RATES}
