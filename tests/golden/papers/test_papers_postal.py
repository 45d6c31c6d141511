"""The slip, the label and its barcode."""

from datetime import date, datetime

import pytest

from motcua.kernel.worktime import VIETNAM
from motcua.papers.code128 import QUIET, barcode_svg, values_of, widths
from motcua.papers.postal import Label, Slip, SlipPaper, render_label, render_slip
from tests.factories.postal import text_of

AT = datetime(2024, 3, 5, 9, 0, tzinfo=VIETNAM)


def test_the_known_example_of_the_check_value() -> None:
    # "PJJ123C" in code set B: the check value is 54 in the textbook example with start A; ours starts with B.
    values = values_of("PJJ123C")
    assert values[0] == 104 and values[-1] == 106
    assert values[-2] == (104 + sum(i * (ord(c) - 32) for i, c in enumerate("PJJ123C", start=1))) % 103 == 55


def test_every_symbol_is_eleven_modules_and_the_stop_thirteen() -> None:
    text = "KQ-MC-XA-24-00001"
    assert sum(widths(text)) == 11 * (len(text) + 2) + 13
    assert f'viewBox="0 0 {sum(widths(text)) + 2 * QUIET} 50"' in barcode_svg(text)


def test_letters_a_scanner_cannot_read_are_refused() -> None:
    with pytest.raises(ValueError, match="cannot write"):
        values_of("Bưu gửi")


def a_slip() -> Slip:
    return Slip(
        slip_no="PG-MC-XA-24-00001", service="3. Gửi hồ sơ và nhận kết quả", desk="Một cửa An Mẫu",
        procedure="Đăng ký khai sinh",
        sender=("Nguyễn Thị Ánh Thử", "0900000123", "Ấp Mẫu"), receiver=("Nguyễn Thị Ánh Thử", "0900000123", "Ấp Mẫu"),
        papers=(SlipPaper("Giấy chứng sinh", 1, 2),), payer="Người nộp hồ sơ", expected_on=date(2024, 3, 7),
        accepted_by="Lương Thị Thư", accepted_at=AT, fee_collected=15_000, carriage_fee=26_000,
    )  # fmt: skip


def test_the_slip_lists_what_was_counted_and_paid() -> None:
    paper = render_slip(a_slip())
    said = text_of(paper)
    assert all(word in said for word in ("Giấy chứng sinh", "15.000", "26.000", "07/03/2024", "PG-MC-XA-24-00001"))
    assert paper == render_slip(a_slip())


def test_the_label_says_where_and_nothing_of_what() -> None:
    label = Label(
        "KQ-MC-XA-24-00001",
        ("Một cửa An Mẫu",),
        ("Nguyễn Thị Ánh Thử", "Ấp Mẫu"),
        "Người nộp hồ sơ",
        date(2024, 3, 7),
        AT,
    )
    said = text_of(render_label(label))
    assert "Nguyễn Thị Ánh Thử" in said and "KQ-MC-XA-24-00001" in said and "07/03/2024" in said
