"""Amounts in figures and in words."""

import pytest

from motcua.kernel.money import format_vnd, vnd_in_words


@pytest.mark.parametrize(
    ("amount", "figures"),
    [(0, "0 đồng"), (8000, "8.000 đồng"), (1_234_567, "1.234.567 đồng"), (-500, "-500 đồng")],
)
def test_figures(amount: int, figures: str) -> None:
    assert format_vnd(amount) == figures


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (5, "Năm đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (15, "Mười lăm đồng"),
        (20, "Hai mươi đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi bốn đồng"),
        (55, "Năm mươi lăm đồng"),
        (100, "Một trăm đồng"),
        (101, "Một trăm linh một đồng"),
        (105, "Một trăm linh năm đồng"),
        (110, "Một trăm mười đồng"),
        (1_001, "Một nghìn không trăm linh một đồng"),
        (8_000, "Tám nghìn đồng"),
        (15_500, "Mười lăm nghìn năm trăm đồng"),
        (1_000_000, "Một triệu đồng"),
        (1_005_000, "Một triệu không trăm linh năm nghìn đồng"),
        (1_000_021, "Một triệu không trăm hai mươi mốt đồng"),
        (2_000_000_000, "Hai tỷ đồng"),
        (1_000_000_005, "Một tỷ không trăm linh năm đồng"),
        (21_105_315_471, "Hai mươi mốt tỷ một trăm linh năm triệu ba trăm mười lăm nghìn bốn trăm bảy mươi mốt đồng"),
        (1_000_000_000_000, "Một nghìn tỷ đồng"),
        (3_000_000_000_000_000_000, "Ba tỷ tỷ đồng"),
        (-8_000, "Âm tám nghìn đồng"),
    ],
)
def test_words(amount: int, words: str) -> None:
    assert vnd_in_words(amount) == words
