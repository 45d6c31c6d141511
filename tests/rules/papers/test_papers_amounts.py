"""Amounts in words, as an accountant reads them aloud."""

import pytest

from motcua.papers.amounts import LARGEST, in_figures, in_words

SPOKEN = {
    0: "Không đồng",
    5: "Năm đồng",
    10: "Mười đồng",
    15: "Mười lăm đồng",
    21: "Hai mươi mốt đồng",
    11: "Mười một đồng",
    30: "Ba mươi đồng",
    55: "Năm mươi lăm đồng",
    101: "Một trăm linh một đồng",
    8000: "Tám nghìn đồng",
    75000: "Bảy mươi lăm nghìn đồng",
    1_000_000: "Một triệu đồng",
    1_215_000: "Một triệu hai trăm mười lăm nghìn đồng",
    2_000_050: "Hai triệu không trăm năm mươi đồng",
    3_004_000_000: "Ba tỷ không trăm linh bốn triệu đồng",
    LARGEST: "Chín trăm chín mươi chín tỷ chín trăm chín mươi chín triệu chín trăm chín mươi chín nghìn "
    "chín trăm chín mươi chín đồng",
}


@pytest.mark.parametrize(("amount", "words"), SPOKEN.items())
def test_words(amount: int, words: str) -> None:
    assert in_words(amount) == words


@pytest.mark.parametrize("amount", [-1, LARGEST + 1])
def test_an_amount_without_words_is_refused(amount: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        in_words(amount)


def test_figures() -> None:
    assert in_figures(1_215_000) == "1.215.000 đồng"
