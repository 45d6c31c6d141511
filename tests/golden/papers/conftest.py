"""One sample of each paper: invented people, a birth registered in a commune."""

from datetime import date, datetime

import pytest

from motcua.kernel.worktime import VIETNAM
from motcua.papers import variants
from motcua.papers.filing import FiledFile, FilingReceipt
from motcua.papers.letterhead import FormName, Office, Party
from motcua.papers.receipt import Receipt, ReceiptPaper
from motcua.papers.result import Head, ResultDocument, Row, Signatory

CODE = "H58.22.14-240624-0027"
RECEIVED = datetime(2024, 6, 24, 8, 14, tzinfo=VIETNAM)
VALUES = {
    "agency": "Ủy ban nhân dân xã Long Bình Điền",
    "applicant_name": "Nguyễn Thị Ngọc Ánh",
    "applicant_identity_no": "000190000001",
    "procedure": "Đăng ký khai sinh",
    "result_day": "26/06/2024",
    "ket_qua": "Đồng ý theo đề nghị.",
    "ten_tre": "NGUYỄN NGỌC BẢO CHÂU",
    "ngay_sinh": "20/06/2024",
    "gioi_tinh": "Nữ",
    "dan_toc": "Kinh",
    "quoc_tich": "Việt Nam",
    "noi_sinh": "Trung tâm Y tế huyện Chợ Gạo, tỉnh Tiền Giang",
    "que_quan": "Xã Long Bình Điền, huyện Chợ Gạo, tỉnh Tiền Giang",
    "so_dinh_danh_tre": "000324000099",
    "ten_me": "Nguyễn Thị Ngọc Ánh",
    "ngay_sinh_me": "02/03/1990",
    "dan_toc_me": "Kinh",
    "quoc_tich_me": "Việt Nam",
    "cu_tru_me": "Số 12, ấp Thạnh Hiệp, xã Long Bình Điền, huyện Chợ Gạo, tỉnh Tiền Giang",
}


@pytest.fixture
def receipt() -> Receipt:
    return Receipt(
        form=FormName(number="Số: 0027/TN-BPTNTKQ", source="Mẫu số 01, Thông tư số 03/2025/TT-VPCP"),
        desk=Office(
            parent="Ủy ban nhân dân xã Long Bình Điền",
            name="Bộ phận Tiếp nhận và Trả kết quả",
            address="Ấp Long Thạnh",
            phone="0273 000 0112",
            place="Long Bình Điền",
        ),
        dossier_code=CODE,
        applicant=Party("Nguyễn Thị Ngọc Ánh", "000190000001", "Số 12, ấp Thạnh Hiệp", "0900 000 001"),
        authorised_by=Party("Lê Văn Ữ", "000190000002", authorisation="Giấy ủy quyền số 12/2024"),
        content_requested="Đăng ký khai sinh",
        papers=(
            ReceiptPaper("Giấy chứng sinh", originals=1),
            ReceiptPaper("Giấy tờ tùy thân", copies=2, electronic=1),
        ),
        statutory_term="3 ngày làm việc",
        received_at=RECEIVED,
        due_at=datetime(2024, 6, 27, 16, 30, tzinfo=VIETNAM),
        result_place="Bộ phận Tiếp nhận và Trả kết quả",
        receiver_name="Trần Minh Quân",
        tracking_address=f"https://motcua.chogao.example/tra-cuu/{CODE}",
        book_no="01/2024",
        book_seq="0027",
        fee="8.000 đồng",
        arithmetic=("Nhận lúc 08:14 thứ Hai 24/06/2024", "ngày làm việc thứ 3: 27/06/2024"),
    )


@pytest.fixture
def filing() -> FilingReceipt:
    return FilingReceipt(
        parent="Ủy ban nhân dân xã Long Bình Điền",
        desk="Bộ phận Tiếp nhận và Trả kết quả",
        desk_phone="0273 000 0112",
        code=CODE,
        procedure_code="1.001193",
        procedure="Đăng ký khai sinh",
        applicant="Nguyễn Thị Ngọc Ánh",
        identity_no="000190000001",
        filed_at=RECEIVED,
        next_steps=("Hồ sơ được kiểm tra trong 8 giờ làm việc.",),
        files=(FiledFile("Giấy chứng sinh", "giay-chung-sinh.pdf", 1536, "0123456789ABCDEF" * 4),),
        tracking_address=f"https://motcua.chogao.example/tra-cuu/{CODE}",
    )


@pytest.fixture
def certificate() -> ResultDocument:
    return result_of("khai-sinh")


@pytest.fixture
def letter() -> ResultDocument:
    return result_of("plain", rows=(Row("Số nhân khẩu", "4"),))


def result_of(name: str, *, rows: tuple[Row, ...] = ()) -> ResultDocument:
    return ResultDocument(
        head=Head(
            parent="Ủy ban nhân dân huyện Chợ Gạo",
            agency="Ủy ban nhân dân xã Long Bình Điền",
            number=variants.number_line(name, 7),
            place="Long Bình Điền",
            day=date(2024, 6, 26),
        ),
        title=variants.variant(name).title,
        layout=variants.variant(name).layout,
        subject=variants.subject(name, VALUES),
        body=variants.body(name, VALUES, rows=rows),
        signatory=Signatory(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Lê Thị Hồng Gấm"),
        recipients=("Như trên", "Lưu: VT"),
        verification_address="https://motcua.chogao.example/xac-thuc/9F3K-72QD",
        dossier_code=CODE,
    )
