"""Vietnamese text: composed, folded, shortened."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.text import fold, initials, nfc, slug, words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Đăng ký  khai sinh", "dang ky khai sinh"),
        ("  GIẤY PHÉP\tXÂY DỰNG\n", "giay phep xay dung"),
        ("ưỡng ượng ỷ ạ ẵ", "uong uong y a a"),
        ("Điện Biên Đông", "dien bien dong"),
        ("plain ascii", "plain ascii"),
        ("", ""),
    ],
)
def test_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded
    assert fold(unicodedata.normalize("NFD", typed)) == folded


def test_words_drop_punctuation() -> None:
    assert words("Chứng thực (bản sao), số 2.000815") == ["chung", "thuc", "ban", "sao", "so", "2", "000815"]


@pytest.mark.parametrize(
    ("name", "short"),
    [("đăng ký khai sinh", "dkks"), ("Hộ kinh doanh", "hkd"), ("Chứng thực – bản sao", "ctbs"), ("", "")],
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


def test_slug() -> None:
    assert slug("Đăng ký khai sinh (có yếu tố nước ngoài)") == "dang-ky-khai-sinh-co-yeu-to-nuoc-ngoai"


def test_nfc_joins_letters_and_marks() -> None:
    assert nfc("e\u0302\u0323") == "ệ"


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
