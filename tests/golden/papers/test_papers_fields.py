"""Forms 01 to 07 field by field: what each circular's form asks for, under the label it is printed with, filled in.

The fields are those of Circular 03/2025/TT-VPCP, Appendix I, as far as they could be read; that of form 05 was not, so
that the facts of article 21 of Decree 118/2025 stand here. Circular 01/2018/TT-VPCP has the same forms but form 05.
"""

import re
from functools import cache
from typing import Any

import pytest

from tests.factories.forms import DESKS, NEW, OLD, YEARS, code
from tests.golden.papers.test_papers_forms import CASES, words

PROCEDURE = "Cấp giấy phép xây dựng nhà ở riêng lẻ"
ADDRESS = "Số 12, ấp Thạnh Hiệp, xã Long Bình Điền"
RECEIVED = "08 giờ 14 phút, ngày 24 tháng 6 năm {year}"
DUE = "16 giờ 30 phút, ngày 15 tháng 7 năm {year}"

# Form -> (field, what is printed: its label and its value as they follow each other).
FIELDS: dict[str, list[tuple[str, str]]] = {
    "receipt": [
        ("dossier code", "Mã hồ sơ {code}"),
        ("centre", "XÃ LONG BÌNH ĐIỀN {desk_capitals}"),
        ("who files", "Tiếp nhận hồ sơ của Nguyễn Thị Ngọc Ánh"),
        ("their identity number", "Nguyễn Thị Ngọc Ánh Số định danh 000190000001"),
        ("their address", f"Số định danh 000190000001 Địa chỉ {ADDRESS}"),
        ("their phone and e-mail", "Điện thoại, email 0900 000 001; anh@dan.example"),
        ("principal", "Nộp thay cho Lê Văn Ữ"),
        ("principal's identity number", "Lê Văn Ữ Số định danh 000190000002"),
        ("principal's address", "Số định danh 000190000002 Địa chỉ Ấp Bình Hạnh"),
        ("principal's phone and e-mail", "Điện thoại, email 0900 000 002; u@dan.example"),
        ("paper of authority", "Giấy ủy quyền Giấy ủy quyền số 12"),
        ("content requested", f"Nội dung yêu cầu {PROCEDURE}"),
        ("component 1", "1 Đơn đề nghị cấp giấy phép xây dựng 1 bản chính"),
        ("component 2", "2 Bản vẽ thiết kế xây dựng 2 bản sao, 1 bản điện tử"),
        ("sets", "Số lượng hồ sơ 1 bộ"),
        ("statutory term", "Thời hạn giải quyết 15 ngày làm việc"),
        ("received: hour, minute, day", f"Thời gian nhận {RECEIVED}"),
        ("due: hour, minute, day", f"Thời gian trả kết quả {DUE}"),
        ("where the result is", "Nhận kết quả tại {desk}"),
        ("book and serial", "Vào Sổ theo dõi Quyển số: 01/{year}; số thứ tự: 0027"),
        ("who hands in signs", "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Ngọc Ánh"),
        ("who receives signs", "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Trần Minh Quân"),
    ],
    "supplement": [
        ("dossier of", "Hồ sơ của Nguyễn Thị Ngọc Ánh"),
        ("content requested", f"Nội dung yêu cầu {PROCEDURE}"),
        ("address", f"Địa chỉ {ADDRESS}"),
        ("phone", "Số điện thoại 0900 000 001"),
        ("e-mail", "Email anh@dan.example"),
        ("item 1", "1 Bản vẽ thiết kế xây dựng Cần sửa: Thiếu mặt cắt móng và sơ đồ đấu nối thoát nước."),
        ("item 2", "2 Diện tích xây dựng tầng 1 Cần sửa: Số trong đơn (96 m2) khác số trong bản vẽ (84 m2)."),
        ("reason", "Lý do Hồ sơ chưa đủ căn cứ để thẩm định kết cấu móng."),
        ("contact", "ông/bà liên hệ Trần Minh Quân, số điện thoại 0273 000 0112"),
        ("who guides signs", "NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Trần Minh Quân"),
    ],
    "refusal": [
        ("centre", "Nơi tiếp nhận {desk}"),
        ("applicant", "Tiếp nhận hồ sơ của Nguyễn Thị Ngọc Ánh"),
        ("identity number", "Số định danh 000190000001"),
        ("address", f"Địa chỉ {ADDRESS}"),
        ("phone", "Số điện thoại 0900 000 001"),
        ("e-mail", "Email anh@dan.example"),
        ("dossier code", "Mã hồ sơ {code}"),
        ("content requested", f"Nội dung yêu cầu {PROCEDURE}"),
        ("reason", "Lý do cụ thể: Thửa đất số 154 nằm trong hành lang bảo vệ đường tỉnh 877"),
        ("applicant signs", "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên) Nguyễn Thị Ngọc Ánh"),
        ("who receives signs", "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên) Trần Minh Quân"),
    ],
    "apology": [
        ("to", "Kính gửi: Nguyễn Thị Ngọc Ánh"),
        ("received on", "Ngày 24 tháng 6 năm {year}, Ủy ban nhân dân xã Long Bình Điền tiếp nhận"),
        ("procedure", f"Tên thủ tục hành chính {PROCEDURE}"),
        ("applicant", "Người nộp hồ sơ Nguyễn Thị Ngọc Ánh"),
        ("identity number", "Số định danh 000190000001"),
        ("dossier code", "Mã hồ sơ {code}"),
        ("due: hour, day", f"Hẹn trả kết quả {DUE}"),
        ("not returned in time", "không trả được kết quả cho ông/bà đúng thời gian đã hẹn"),
        ("reason", "Lý do: Đơn vị quản lý đường tỉnh 877 chưa trả lời về chỉ giới xây dựng."),
        ("apology", "Ủy ban nhân dân xã Long Bình Điền xin lỗi ông/bà"),
        ("new day", "hẹn trả kết quả trước 16 giờ 30 phút, ngày 22 tháng 7 năm {year}"),
        ("the head signs", "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê Thị Hồng Gấm"),
    ],
    "stop": [
        ("dossier code", "Mã hồ sơ {code}"),
        ("procedure", f"Tên thủ tục hành chính {PROCEDURE}"),
        ("applicant", "Người nộp hồ sơ Nguyễn Thị Ngọc Ánh"),
        ("identity number", "Số định danh 000190000001"),
        ("asked at", "Thời gian đề nghị dừng 14 giờ 10 phút, ngày 01 tháng 7 năm {year}"),
        ("asked how", "Hình thức đề nghị Trực tiếp"),
        ("state when asked", "Tình trạng hồ sơ Đang thụ lý, chưa có dự thảo kết quả"),
        ("basis", "Căn cứ {stop_basis}, {desk} dừng giải quyết hồ sơ"),
        ("stopped at", "kể từ 14 giờ 25 phút, ngày 01 tháng 7 năm {year}"),
        ("papers given back", "Giấy tờ trả lại ông/bà: • 1 bản chính Đơn đề nghị cấp giấy phép xây dựng."),
        ("fees", "Phí, lệ phí đã nộp: 75.000 đồng"),
        ("who tells signs", "NGƯỜI THÔNG BÁO (Ký và ghi rõ họ tên) Trần Minh Quân"),
    ],
    "control_slip": [
        ("dossier code", "Mã hồ sơ {code}"),
        ("settling unit", "Cơ quan giải quyết Bộ phận Địa chính - Xây dựng"),
        ("coordinating units", "Cơ quan phối hợp Hạt Quản lý đường bộ"),
        ("received", f"Nhận hồ sơ {RECEIVED}"),
        ("due", f"Hẹn trả kết quả {DUE}"),
        (
            "columns",
            "TT Bên giao Bên nhận Giờ, ngày giao nhận Người giao Người nhận Kết quả giải quyết Ghi chú",
        ),
        (
            "a hand-over",
            "2 Bộ phận Địa chính - Xây dựng Ủy ban nhân dân xã Long Bình Điền 10:02 09/07/{year} Võ Thành Được "
            "Lê Thị Hồng Gấm Trước hạn",
        ),
        ("on time", "Trần Minh Quân Võ Thành Được Đúng hạn"),
        ("late, with a note", "Lê Thị Hồng Gấm Trần Minh Quân Quá hạn đã xin lỗi 12/07"),
    ],
    "register": [
        ("book and year", "Quyển số 01/{year}, năm {year}"),
        ("opened and closed", "Mở sổ ngày 02/01/{year}, khóa sổ ngày 31/12/{year}"),
        (
            "columns",
            "STT Mã hồ sơ Tên thủ tục hành chính Tên cá nhân, tổ chức Địa chỉ, số điện thoại Cơ quan chủ trì giải "
            "quyết Nhận hồ sơ Hẹn trả kết quả Trả kết quả Phương thức nhận kết quả Ký nhận",
        ),
        (
            "a line, returned",
            "26 H58.22.14-{yy}0624-0026 Đăng ký khai sinh Phạm Văn Út Ấp Bình Hạnh, 0900 000 009 Ủy ban nhân dân xã "
            "Long Bình Điền 07:50 24/06/{year} 16:30 24/06/{year} 10:05 24/06/{year} Trực tiếp Phạm Văn Út",
        ),
        (
            "a line, open",
            "0900 000 001 Ủy ban nhân dân xã Long Bình Điền 08:14 24/06/{year} 16:30 15/07/{year} Sổ khóa",
        ),
        ("who keeps it signs", "NGƯỜI GIỮ SỔ (Ký và ghi rõ họ tên) Trần Minh Quân"),
    ],
}
# Title, number sign and number of the form under each regime (Circular 03/2025, Appendix I; Circular 01/2018, art. 9).
HEADS: dict[str, dict[str, tuple[str, str, str]]] = {
    NEW: {
        "receipt": ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "0027-TTPVHCC", "01"),
        "supplement": ("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "0003/PBS-TTPVHCC", "02"),
        "refusal": ("Phiếu từ chối tiếp nhận giải quyết hồ sơ", "0001/PTC-TTPVHCC", "03"),
        "apology": ("Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết", "02/PXL", "04"),
        "stop": ("Thông báo dừng giải quyết hồ sơ", "0002/TB-TTPVHCC", "05"),
        "control_slip": ("Phiếu kiểm soát quá trình giải quyết hồ sơ", "0027/PKS-TTPVHCC", "06"),
        "register": ("Sổ theo dõi hồ sơ", "01/STD-TTPVHCC", "07"),
    },
    OLD: {
        "receipt": ("Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "0027/TN-BPTNTKQ", "01"),
        "supplement": ("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", "0003/BS-BPTNTKQ", "02"),
        "refusal": ("Phiếu từ chối tiếp nhận giải quyết hồ sơ", "0001/TC-BPTNTKQ", "03"),
        "apology": ("Phiếu xin lỗi và hẹn lại ngày trả kết quả", "02/PXL", "04"),
        "stop": ("Thông báo dừng giải quyết hồ sơ", "0002/TB-BPTNTKQ", ""),
        "control_slip": ("Phiếu kiểm soát quá trình giải quyết hồ sơ", "0027/KS-BPTNTKQ", "05"),
        "register": ("Sổ theo dõi hồ sơ", "01/STD-BPTNTKQ", "06"),
    },
}
CIRCULARS = {NEW: "Thông tư số 03/2025/TT-VPCP", OLD: "Thông tư số 01/2018/TT-VPCP"}
BASES = {NEW: "Điều 21 Nghị định số 118/2025/NĐ-CP", OLD: "Nghị định số 61/2018/NĐ-CP"}

every_form = pytest.mark.parametrize(("form", "regime"), [(form, regime) for regime in HEADS for form in FIELDS])


@cache
def printed(form: str, regime: str) -> str:
    return words(CASES[form].render(CASES[form].make(regime)))


def facts(regime: str) -> dict[str, Any]:
    year, desk = YEARS[regime], DESKS[regime]
    return {
        "code": code(regime), "desk": desk, "desk_capitals": desk.upper(), "year": year, "yy": year % 100,
        "stop_basis": BASES[regime],
    }  # fmt: skip


@every_form
def test_every_field_follows_its_label(form: str, regime: str) -> None:
    told = printed(form, regime)
    missing = {field: text for field, text in FIELDS[form] if text.format(**facts(regime)) not in told}
    assert missing == {}


@every_form
def test_the_head_is_that_of_the_regime(form: str, regime: str) -> None:
    told = printed(form, regime)
    title, sign, number = HEADS[regime][form]
    assert title.upper() in told and f"Số: {sign} " in told
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in told
    assert re.search(rf"Long Bình Điền, ngày \d\d tháng \d+ năm {YEARS[regime]}", told)
    assert (f"Mẫu số {number}, {CIRCULARS[regime]}" in told) is bool(number)
