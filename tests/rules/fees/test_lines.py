"""What is to be paid and why: by case, channel and relief, in whole đồng."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.fees.rules.lines import Choice, only_choice, price, total_of
from motcua.fees.rules.relief import GENERAL_BASIS, RELIEF_NAMES, Relief, ReliefGroup
from motcua.procedures.rules.fees import FeeChannel, FeeLine

COPY = FeeLine("Một bản sao trích lục", 8000, basis="281/2016/TT-BTC")
RESIDENCE = (
    FeeLine("Tách hộ, nộp trực tiếp", 10_000, FeeChannel.COUNTER, "75/2022/TT-BTC"),
    FeeLine("Tách hộ, nộp trực tuyến", 5_000, FeeChannel.ONLINE, "75/2022/TT-BTC"),
)
OPEN_AMOUNT = FeeLine("Một lần thẩm định", None, basis="168/2016/TT-BTC")


def test_a_line_says_its_amount_and_basis() -> None:
    (line,) = price([COPY], [Choice(COPY.case)], FeeChannel.COUNTER)
    assert (line.amount, line.full, line.reason) == (8000, 8000, "Mức thu 8.000 đồng theo 281/2016/TT-BTC.")


def test_a_quantity_is_multiplied_in_words() -> None:
    (line,) = price([COPY], [Choice(COPY.case, 3)], FeeChannel.COUNTER)
    assert line.amount == 24_000 and "8.000 đồng × 3 = 24.000 đồng" in line.reason


def test_online_says_what_it_saves() -> None:
    (line,) = price(RESIDENCE, [Choice("Tách hộ, nộp trực tuyến")], FeeChannel.ONLINE)
    assert line.amount == 5_000 and "thấp hơn 5.000 đồng so với nộp trực tiếp" in line.reason
    (line,) = price(RESIDENCE, [Choice("Tách hộ, nộp trực tiếp")], FeeChannel.COUNTER)
    assert "thấp hơn" not in line.reason


def test_a_line_of_the_other_channel_is_not_there() -> None:
    with pytest.raises(ValueError, match="không có mức thu “Tách hộ, nộp trực tuyến”"):
        price(RESIDENCE, [Choice("Tách hộ, nộp trực tuyến")], FeeChannel.COUNTER)


def test_a_waived_line_stays_with_nothing_and_says_why() -> None:
    (line,) = price([COPY], [Choice(COPY.case)], FeeChannel.COUNTER, Relief(ReliefGroup.POOR_HOUSEHOLD))
    assert (line.amount, line.full) == (0, 8000)
    assert "Được miễn theo đối tượng “Hộ nghèo”" in line.reason and GENERAL_BASIS in line.reason


def test_a_reduction_drops_the_fraction() -> None:
    (line,) = price([FeeLine("Lệ phí", 999)], [Choice("Lệ phí")], FeeChannel.ANY, Relief(ReliefGroup.OTHER, 50, "NQ"))
    assert line.amount == 499 and "Được giảm 50 %" in line.reason


def test_what_is_free_needs_no_relief() -> None:
    (line,) = price([FeeLine("Đúng hạn", 0)], [Choice("Đúng hạn")], FeeChannel.ANY, Relief(ReliefGroup.CHILD))
    assert line.reason == "Không thu."


def test_an_amount_nobody_holds_must_be_given() -> None:
    with pytest.raises(ValueError, match="cần nhập số tiền"):
        price([OPEN_AMOUNT], [Choice(OPEN_AMOUNT.case)], FeeChannel.ANY)
    (line,) = price([OPEN_AMOUNT], [Choice(OPEN_AMOUNT.case, amount=300_000)], FeeChannel.ANY)
    assert line.amount == 300_000
    (line,) = price([COPY], [Choice(COPY.case, amount=1)], FeeChannel.ANY)
    assert line.amount == 8000


@pytest.mark.parametrize("quantity", [0, -1, 1001])
def test_quantities_have_bounds(quantity: int) -> None:
    with pytest.raises(ValueError, match="Số lượng"):
        price([COPY], [Choice(COPY.case, quantity)], FeeChannel.ANY)


def test_the_only_fee_is_found_by_itself() -> None:
    assert only_choice([COPY], FeeChannel.ONLINE) == Choice(COPY.case)
    assert only_choice(RESIDENCE, FeeChannel.ONLINE) == Choice("Tách hộ, nộp trực tuyến")
    assert only_choice([COPY, OPEN_AMOUNT], FeeChannel.ONLINE) is None
    assert only_choice([OPEN_AMOUNT], FeeChannel.ONLINE) is None
    assert only_choice([], FeeChannel.ONLINE) is None
    assert only_choice([FeeLine("Đúng hạn", 0)], FeeChannel.ONLINE) is None


@given(st.integers(0, 10**9), st.integers(1, 1000), st.integers(1, 100))
def test_relief_never_costs_and_never_pays_out(amount: int, quantity: int, percent: int) -> None:
    relief = Relief(ReliefGroup.OTHER, percent, "Nghị quyết")
    lines = price([FeeLine("Lệ phí", amount)], [Choice("Lệ phí", quantity)], FeeChannel.ANY, relief)
    assert 0 <= total_of(lines) <= amount * quantity
    assert (percent == 100) <= (total_of(lines) == 0)


@pytest.mark.parametrize("percent", [0, -1, 101])
def test_a_percent_outside_the_range_is_no_relief(percent: int) -> None:
    with pytest.raises(ValueError, match="Tỷ lệ"):
        Relief(ReliefGroup.CHILD, percent)


def test_relief_needs_a_basis() -> None:
    with pytest.raises(ValueError, match="căn cứ"):
        Relief(ReliefGroup.OTHER, 100, " ")


def test_every_group_has_a_name() -> None:
    assert set(RELIEF_NAMES) == set(ReliefGroup)
