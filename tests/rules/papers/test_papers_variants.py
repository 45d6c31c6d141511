"""Results as data: every variant fills, nothing filled in is read again, unknown forms get the generic paper."""

import pytest

from motcua.papers import variants
from motcua.papers.result import Row

VALUES = {"applicant_name": "{agency} {applicant_name}", "agency": "Ủy ban nhân dân", "decision": "Đồng ý."}


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


def test_rows_without_a_value_are_left_out_unless_the_paper_demands_them() -> None:
    plain = [row.label for part in variants.body("plain", VALUES) for row in part.rows]
    birth = [row for part in variants.body("khai-sinh", {}) for row in part.rows]
    assert plain == ["Người đề nghị"]
    assert Row("Họ, chữ đệm, tên người cha", "") in birth


def test_own_rows_stand_where_the_variant_says() -> None:
    own = (Row("Số nhân khẩu", "4"),)
    assert own in [part.rows for part in variants.body("plain", VALUES, rows=own)]


@pytest.mark.parametrize(
    ("number", "line"), [(7, "Số: 07/KQ-UBND"), (12, "Số: 12/KQ-UBND"), (1204, "Số: 1204/KQ-UBND")]
)
def test_numbers_under_ten_have_a_leading_zero(number: int, line: str) -> None:
    assert variants.number_line("plain", number) == line
