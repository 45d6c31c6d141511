"""From sums to states, and the sentence a payer reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.fees.rules.settling import (
    CHARGE_STATE_NAMES,
    OPEN,
    ChargeState,
    difference_sentence,
    sentence_of,
    state_of,
    why_not_refund,
)


@pytest.mark.parametrize(
    ("total", "received", "refunded", "cancelled", "state", "words"),
    [
        (8000, 0, 0, False, "due", "Chưa nhận được tiền"),
        (8000, 5000, 0, False, "partly", "còn thiếu 3.000 đồng"),
        (8000, 8000, 0, False, "paid", "Đã nộp đủ 8.000 đồng"),
        (0, 0, 0, False, "paid", "Không phải nộp"),
        (8000, 16000, 0, False, "over", "8.000 đồng nộp thừa sẽ được hoàn trả"),
        (8000, 16000, 8000, False, "paid", "Đã nộp đủ"),
        (8000, 8000, 8000, False, "refunded", "Đã hoàn trả 8.000 đồng"),
        (8000, 0, 0, True, "cancelled", "đã hủy"),
        (8000, 8000, 0, True, "over", "8.000 đồng nộp thừa"),
        (8000, 8000, 8000, True, "cancelled", "đã hủy"),
    ],
)
def test_the_table(total: int, received: int, refunded: int, cancelled: bool, state: str, words: str) -> None:
    assert state_of(total, received, refunded, cancelled=cancelled) == state
    assert words in sentence_of(total, received, refunded, cancelled=cancelled)


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), st.booleans())
def test_open_means_that_money_is_missing(total: int, received: int, refunded: int, cancelled: bool) -> None:
    refunded = min(refunded, received)
    state = state_of(total, received, refunded, cancelled=cancelled)
    if state in OPEN:
        assert not cancelled and received - refunded < total
    assert sentence_of(total, received, refunded, cancelled=cancelled).endswith(".")


@pytest.mark.parametrize(
    ("amount", "total", "held", "cancelled", "refused"),
    [
        (8000, 8000, 8000, False, False),
        (3000, 8000, 8000, False, True),
        (2000, 8000, 10_000, False, False),
        (2001, 8000, 10_000, False, True),
        (10_000, 8000, 10_000, False, False),
        (10_001, 8000, 10_000, False, True),
        (0, 8000, 10_000, False, True),
        (1, 8000, 10_000, True, False),
        (0, 0, 0, False, True),
    ],
)
def test_only_what_is_too_much_or_everything_goes_back(
    amount: int, total: int, held: int, cancelled: bool, refused: bool
) -> None:
    assert (why_not_refund(amount, total, held, cancelled=cancelled) is not None) == refused


@pytest.mark.parametrize("sums", [(-1, 0, 0), (1, 2, 3), (1, -1, 0)])
def test_impossible_sums(sums: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="sums of money"):
        state_of(*sums)


def test_every_state_has_a_name() -> None:
    assert set(CHARGE_STATE_NAMES) == set(ChargeState)


@pytest.mark.parametrize(("counted", "word"), [(10, "khớp"), (12, "thừa 2 đồng"), (7, "thiếu 3 đồng")])
def test_the_closing_of_the_cash(counted: int, word: str) -> None:
    assert word in difference_sentence(counted, 10)
