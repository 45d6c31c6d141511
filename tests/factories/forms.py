"""One sample of each form under both regimes: invented people, true articles, a building permit in a commune."""

from datetime import date, datetime

from motcua.kernel.worktime import VIETNAM
from motcua.papers.apology import Apology
from motcua.papers.control_slip import ControlSlip, HandOverRow
from motcua.papers.form_names import FormKey, form_name
from motcua.papers.hand_over import HandedDossier, HandOver, Side
from motcua.papers.letterhead import FormName, Office, Party
from motcua.papers.payment import Account, FeeLine, PaymentSlip
from motcua.papers.receipt import Receipt, ReceiptPaper
from motcua.papers.refusal import Refusal
from motcua.papers.register import Register, RegisterRow
from motcua.papers.result import Signatory
from motcua.papers.stop import StopNotice
from motcua.papers.supplement import SupplementItem, SupplementRequest

OLD, NEW = "nd-61-2018", "nd-118-2025"
YEARS = {OLD: 2024, NEW: 2026}
DESKS = {OLD: "Bộ phận Tiếp nhận và Trả kết quả", NEW: "Trung tâm Phục vụ hành chính công xã Long Bình Điền"}
PROCEDURE = "Cấp giấy phép xây dựng nhà ở riêng lẻ"
VIETQR = (
    "00020101021238570010A00000072701270006970436011300110012345670208QRIBFTTA"
    "530370454061234565802VN62250821H58.22.14-240624-002763048B5D"
)


def at(regime: str, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment on a Vietnamese clock in the regime's year."""
    return datetime(YEARS[regime], month, day, hour, minute, tzinfo=VIETNAM)


def code(regime: str) -> str:
    return f"H58.22.14-{YEARS[regime] % 100}0624-0027"


def name(regime: str, key: FormKey, no: str = "0027") -> FormName:
    return form_name(regime, key, no=no, desk=DESKS[regime])


def office(regime: str) -> Office:
    return Office(
        parent="Ủy ban nhân dân xã Long Bình Điền",
        name=DESKS[regime],
        address="Ấp Long Thạnh, xã Long Bình Điền",
        phone="0273 000 0112",
        place="Long Bình Điền",
    )


def applicant() -> Party:
    return Party(
        "Nguyễn Thị Ngọc Ánh",
        "000190000001",
        "Số 12, ấp Thạnh Hiệp, xã Long Bình Điền",
        "0900 000 001",
        "anh@dan.example",
    )


def receipt(regime: str) -> Receipt:
    return Receipt(
        form=name(regime, FormKey.RECEIPT),
        desk=office(regime),
        dossier_code=code(regime),
        applicant=applicant(),
        authorised_by=Party(
            "Lê Văn Ữ", "000190000002", "Ấp Bình Hạnh", "0900 000 002", "u@dan.example", "Giấy ủy quyền số 12"
        ),
        content_requested=PROCEDURE,
        papers=(
            ReceiptPaper("Đơn đề nghị cấp giấy phép xây dựng", originals=1),
            ReceiptPaper("Bản vẽ thiết kế xây dựng", copies=2, electronic=1),
        ),
        statutory_term="15 ngày làm việc",
        received_at=at(regime, 6, 24, 8, 14),
        due_at=at(regime, 7, 15, 16, 30),
        result_place=DESKS[regime],
        receiver_name="Trần Minh Quân",
        tracking_address=f"https://motcua.chogao.example/tra-cuu/?ma={code(regime)}",
        book_no=f"01/{YEARS[regime]}",
        book_seq="0027",
        fee="75.000 đồng",
    )


def supplement(regime: str) -> SupplementRequest:
    return SupplementRequest(
        form=name(regime, FormKey.SUPPLEMENT, "0003"),
        office=office(regime),
        applicant=applicant(),
        content_requested=PROCEDURE,
        items=(
            SupplementItem(
                "Bản vẽ thiết kế xây dựng",
                "thiếu mặt cắt móng và sơ đồ đấu nối thoát nước",
                "Nghị định số 175/2024/NĐ-CP, Điều 55",
                "bản vẽ mặt bằng và mặt cắt móng tỷ lệ 1/50 - 1/200, kèm sơ đồ đấu nối, có chữ ký chủ nhà",
            ),
            SupplementItem("Diện tích xây dựng tầng 1", "số trong đơn (96 m2) khác số trong bản vẽ (84 m2)"),
        ),
        reason="hồ sơ chưa đủ căn cứ để thẩm định kết cấu móng",
        contact_name="Trần Minh Quân",
        contact_phone="0273 000 0112",
        guide_name="Trần Minh Quân",
        asked_at=at(regime, 6, 25, 9, 5),
        respond_by=at(regime, 7, 16, 17),
        tracking_address=f"https://motcua.chogao.example/tra-cuu/?ma={code(regime)}",
    )


def refusal(regime: str) -> Refusal:
    return Refusal(
        form=name(regime, FormKey.REFUSAL, "0001"),
        office=office(regime),
        applicant=applicant(),
        content_requested=PROCEDURE,
        reason="thửa đất số 154 nằm trong hành lang bảo vệ đường tỉnh 877, không được xây dựng nhà ở",
        legal_basis="Luật Xây dựng, Điều 93; Quyết định số 21/2023/QĐ-UBND",
        receiver_name="Trần Minh Quân",
        refused_at=at(regime, 6, 24, 9, 40),
        dossier_code=code(regime),
    )


def apology(regime: str) -> Apology:
    return Apology(
        form=name(regime, FormKey.APOLOGY, "02"),
        agency=Office(
            "Ủy ban nhân dân tỉnh Tiền Giang",
            "Ủy ban nhân dân xã Long Bình Điền",
            "",
            "0273 000 0110",
            "Long Bình Điền",
        ),
        applicant=applicant(),
        procedure=PROCEDURE,
        dossier_code=code(regime),
        received_at=at(regime, 6, 24, 8, 14),
        due_at=at(regime, 7, 15, 16, 30),
        reason="đơn vị quản lý đường tỉnh 877 chưa trả lời về chỉ giới xây dựng",
        new_due_at=at(regime, 7, 22, 16, 30),
        signatory=Signatory(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), "Lê Thị Hồng Gấm"),
        apologised_at=at(regime, 7, 12, 10),
    )


def stop(regime: str) -> StopNotice:
    return StopNotice(
        form=name(regime, FormKey.STOP, "0002"),
        office=office(regime),
        applicant=applicant(),
        dossier_code=code(regime),
        procedure=PROCEDURE,
        requested_at=at(regime, 7, 1, 14, 10),
        channel="Trực tiếp",
        basis="Điều 21 Nghị định số 118/2025/NĐ-CP" if regime == NEW else "Nghị định số 61/2018/NĐ-CP",
        state="Đang thụ lý, chưa có dự thảo kết quả",
        stopped_at=at(regime, 7, 1, 14, 25),
        signer_name="Trần Minh Quân",
        reason="gia đình chưa thu xếp được kinh phí",
        returned=("1 bản chính Đơn đề nghị cấp giấy phép xây dựng", "2 bản sao Bản vẽ thiết kế"),
        paid=75_000,
    )


def control_slip(regime: str) -> ControlSlip:
    desk, unit, committee = DESKS[regime], "Bộ phận Địa chính - Xây dựng", "Ủy ban nhân dân xã Long Bình Điền"
    return ControlSlip(
        form=name(regime, FormKey.CONTROL_SLIP),
        office=office(regime),
        dossier_code=code(regime),
        procedure=PROCEDURE,
        settling_unit=unit,
        coordinating_units=("Hạt Quản lý đường bộ",),
        received_at=at(regime, 6, 24, 8, 14),
        due_at=at(regime, 7, 15, 16, 30),
        rows=(
            HandOverRow(desk, unit, at(regime, 6, 24, 8, 14), "Trần Minh Quân", "Võ Thành Được", "Đúng hạn"),
            HandOverRow(unit, committee, at(regime, 7, 9, 10, 2), "Võ Thành Được", "Lê Thị Hồng Gấm", "Trước hạn"),
            HandOverRow(
                committee,
                desk,
                at(regime, 7, 16, 9),
                "Lê Thị Hồng Gấm",
                "Trần Minh Quân",
                "Quá hạn",
                "đã xin lỗi 12/07",
            ),
        ),
        printed_at=at(regime, 7, 16, 9, 30),
    )


def register(regime: str, *, closed: bool = True) -> Register:
    year = YEARS[regime]
    rows = (
        RegisterRow(
            26, f"H58.22.14-{year % 100}0624-0026", "Đăng ký khai sinh", "Phạm Văn Út", "Ấp Bình Hạnh", "0900 000 009",
            "Ủy ban nhân dân xã Long Bình Điền", at(regime, 6, 24, 7, 50), at(regime, 6, 24, 16, 30),
            at(regime, 6, 24, 10, 5), "Trực tiếp", "Phạm Văn Út",
        ),
        RegisterRow(
            27, code(regime), PROCEDURE, "Nguyễn Thị Ngọc Ánh", "Số 12, ấp Thạnh Hiệp", "0900 000 001",
            "Ủy ban nhân dân xã Long Bình Điền", at(regime, 6, 24, 8, 14), at(regime, 7, 15, 16, 30),
        ),
    )  # fmt: skip
    return Register(
        form=name(regime, FormKey.REGISTER, "01"),
        office=office(regime),
        year=year,
        volume=f"01/{year}",
        field="",
        opened_on=date(year, 1, 2),
        rows=rows,
        printed_at=at(regime, 12, 31, 17) if closed else at(regime, 7, 1, 8),
        keeper_name="Trần Minh Quân",
        closed_on=date(year, 12, 31) if closed else None,
    )


def hand_over(regime: str) -> HandOver:
    return HandOver(
        form=name(regime, FormKey.HAND_OVER, "0012"),
        office=office(regime),
        giver=Side(DESKS[regime], "Trần Minh Quân", "Công chức Văn phòng - Thống kê"),
        taker=Side("Bộ phận Địa chính - Xây dựng", "Võ Thành Được", "Công chức Địa chính"),
        handed_at=at(regime, 6, 24, 15, 30),
        dossiers=(
            HandedDossier(
                code(regime), PROCEDURE, "Nguyễn Thị Ngọc Ánh", "1 bản chính, 2 bản sao", at(regime, 7, 15, 16, 30),
                note="thẩm định bản vẽ",
            ),
            HandedDossier(
                f"H58.22.14-{YEARS[regime] % 100}0624-0028", "Xác nhận thông tin thửa đất", "Lý A Sáng", "hồ sơ điện tử"
            ),
        ),
        remarks="hồ sơ nhận sau 15 giờ chuyển vào đầu giờ ngày làm việc tiếp theo",
    )  # fmt: skip


def postal_record(regime: str) -> HandOver:
    return HandOver(
        form=name(regime, FormKey.POSTAL_RECORD, "0005"),
        office=office(regime),
        giver=Side("Bưu cục Chợ Gạo", "Đặng Văn Thơ", "Nhân viên bưu chính"),
        taker=Side(DESKS[regime], "Trần Minh Quân"),
        handed_at=at(regime, 6, 24, 9),
        dossiers=(
            HandedDossier(
                code(regime), PROCEDURE, "Nguyễn Thị Ngọc Ánh", "1 bản chính", slip_no="CG000123VN", note="đủ giấy tờ"
            ),
        ),
        postal=True,
    )


def payment(regime: str) -> PaymentSlip:
    return PaymentSlip(
        form=name(regime, FormKey.PAYMENT, "0009"),
        office=office(regime),
        payer=applicant(),
        dossier_code=code(regime),
        procedure=PROCEDURE,
        lines=(
            FeeLine("Lệ phí cấp giấy phép xây dựng", 75000, "Nghị quyết số 19/2020/NQ-HĐND"),
            FeeLine("Bản sao chứng thực giấy phép", 48456, "giảm 50% cho người cao tuổi"),
        ),
        issued_at=at(regime, 6, 24, 8, 20),
        account=Account("Ngân hàng TMCP Ngoại thương Việt Nam", "0011001234567", "UBND XA LONG BINH DIEN"),
        message=code(regime),
        vietqr=VIETQR,
        pay_by=at(regime, 7, 1, 16, 30),
    )
