"""Reading and writing terms."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.terms import Term, TermUnit, describe_term, parse_term


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("3 ngày làm việc", "3", TermUnit.WORKDAY),
        ("03 ngày làm việc.", "3", TermUnit.WORKDAY),
        ("  3  NGÀY  LÀM VIỆC ", "3", TermUnit.WORKDAY),
        ("3 ngay lam viec", "3", TermUnit.WORKDAY),
        ("0,5 ngày làm việc", "0.5", TermUnit.WORKDAY),
        ("0.5 ngày làm việc", "0.5", TermUnit.WORKDAY),
        ("2,50 ngày làm việc", "2.5", TermUnit.WORKDAY),
        ("nửa ngày làm việc", "0.5", TermUnit.WORKDAY),
        ("Một nửa ngày làm việc", "0.5", TermUnit.WORKDAY),
        ("trong ngày", "0", TermUnit.WORKDAY),
        ("Ngay trong ngày làm việc", "0", TermUnit.WORKDAY),
        ("24 giờ", "24", TermUnit.HOUR),
        ("2 giờ làm việc", "2", TermUnit.HOUR),
        ("15 ngày", "15", TermUnit.DAY),
        ("2.5 ngày", "2.5", TermUnit.DAY),
        ("2 tháng", "2", TermUnit.MONTH),
        ("3wd", "3", TermUnit.WORKDAY),
        ("0.5wd", "0.5", TermUnit.WORKDAY),
        ("4h", "4", TermUnit.HOUR),
        ("15d", "15", TermUnit.DAY),
        ("2M", "2", TermUnit.MONTH),
        ("100 ngày", "100", TermUnit.DAY),
    ],
)
def test_parse(text: str, amount: str, unit: TermUnit) -> None:
    assert parse_term(text) == Term(Decimal(amount), unit)


@pytest.mark.parametrize("text", ["", "ba ngày", "3", "ngày", "3 tuần", "-3 ngày", "3 ngày làm", "3,5,1 ngày", "nửa"])
def test_what_is_no_term_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="Không đọc được thời hạn .* Hãy viết như “3 ngày làm việc”"):
        parse_term(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1,5 tháng", "phải là số nguyên"),
        ("99999 ngày", "phải từ 0 đến 9999 ngày"),
        ("481 tháng", "phải từ 0 đến 480 tháng"),
    ],
)
def test_terms_no_law_has_are_refused(text: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        parse_term(text)


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal(-1), Decimal("Infinity")])
def test_an_amount_is_a_number_from_zero(amount: Decimal) -> None:
    with pytest.raises(ValueError, match="Thời hạn phải từ 0"):
        Term(amount, TermUnit.DAY)


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("3wd", "3 ngày làm việc"),
        ("0,5wd", "0,5 ngày làm việc"),
        ("0wd", "trong ngày làm việc"),
        ("24h", "24 giờ làm việc"),
        ("10d", "10 ngày"),
        ("2m", "2 tháng"),
    ],
)
def test_describe(text: str, described: str) -> None:
    assert describe_term(parse_term(text)) == described
    assert str(parse_term(text)) == described


@given(amount=st.integers(0, 9999 * 4).map(lambda quarters: Decimal(quarters) / 4), unit=st.sampled_from(TermUnit))
def test_what_is_described_is_read_back(amount: Decimal, unit: TermUnit) -> None:
    term = Term(amount if unit is not TermUnit.MONTH else Decimal(int(amount) % 481), unit)
    assert parse_term(describe_term(term)) == term
