"""Results as data: every variant fills, nothing filled in is read again, unknown forms get the generic paper."""

import pytest

from motcua.papers import variants
from motcua.papers.result import Row

VALUES = {"applicant_name": "{agency} {applicant_name}", "agency": "Ủy ban nhân dân", "ket_qua": "Đồng ý.\nCấp giấy."}


@pytest.mark.parametrize(
    "name", ["khai-sinh", "tinh-trang-hon-nhan", "chung-thuc", "ho-kinh-doanh", "giay-phep-xay-dung", "plain"]
)
def test_each_kind_of_result_has_a_variant(name: str) -> None:
    assert variants.variant(name).name == name
    assert variants.body(name, VALUES)


def test_a_form_without_a_variant_gets_the_generic_result() -> None:
    assert variants.variant("../../../etc/passwd").name == "plain"


def test_a_value_is_never_filled_again() -> None:
    assert variants.filled("Cấp cho {applicant_name}", VALUES) == "Cấp cho {agency} {applicant_name}"


def test_the_first_key_with_a_value_is_taken() -> None:
    assert variants.filled("{dan_toc_khac|dan_toc}", {"dan_toc_khac": " ", "dan_toc": "Kinh"}) == "Kinh"


def test_rows_without_a_value_are_left_out_unless_the_paper_demands_them() -> None:
    copy = [row.label for part in variants.body("chung-thuc", VALUES) for row in part.rows]
    birth = [row for part in variants.body("khai-sinh", {}) for row in part.rows]
    assert copy == ["Người yêu cầu"]
    assert Row("Họ, chữ đệm, tên người cha", "") in birth


@pytest.mark.parametrize("capital", ["50.000.000", "50.000.000 đồng"])
def test_a_unit_is_said_once(capital: str) -> None:
    rows = [row for part in variants.body("ho-kinh-doanh", {"von": capital}) for row in part.rows]
    assert Row("4. Vốn kinh doanh", "50.000.000 đồng") in rows


def test_a_decision_of_two_lines_is_two_paragraphs() -> None:
    assert [part.text for part in variants.body("plain", VALUES)][-2:] == ["Đồng ý.", "Cấp giấy."]


def test_keys_are_told_in_the_order_of_the_paper() -> None:
    assert variants.keys("khai-sinh")[:4] == ("ten_tre", "ngay_sinh", "ngay_sinh_bang_chu", "gioi_tinh")


def test_the_generic_result_names_the_applicant_once() -> None:
    named = variants.body("plain", VALUES | {"nguoi_yeu_cau": "Lê Văn Ữ"}, rows=(Row("Người yêu cầu", "Lê Văn Ữ"),))
    labels = [row.label for part in named for row in part.rows]
    assert labels == ["Người yêu cầu"]
    assert [row.label for part in variants.body("plain", VALUES) for row in part.rows] == ["Họ, chữ đệm, tên"]


def test_own_rows_stand_where_the_variant_says() -> None:
    own = (Row("Số nhân khẩu", "4"),)
    assert own in [part.rows for part in variants.body("plain", VALUES, rows=own)]


@pytest.mark.parametrize(
    ("number", "line"), [(7, "Số: 07/KQ-UBND"), (12, "Số: 12/KQ-UBND"), (1204, "Số: 1204/KQ-UBND")]
)
def test_numbers_under_ten_have_a_leading_zero(number: int, line: str) -> None:
    assert variants.number_line("plain", number) == line
