"""What people type reaches the page as text, and numbers do not part from their units."""

import pytest

from motcua.papers.typesetting import JOIN, LONGEST_WORD, MISSING_LETTER, printable, prose


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Nguye\u0302\u0303n  Va\u0306n \u1eee", "Nguyễn Văn Ữ"),
        ("hai\ndòng\tvà\x07chuông", "hai dòng và chuông"),
        ("trái \u202ephải", "trái phải"),
        ("mặt 😀 cười", f"mặt {MISSING_LETTER} cười"),
        ("ký tự \ud800 lẻ", f"ký tự {MISSING_LETTER} lẻ"),
        ('#x $a$ \\ "*_`<a>@b', '#x $a$ \\ "*_`<a>@b'),
    ],
)
def test_only_letters_the_font_can_draw_remain(typed: str, printed: str) -> None:
    assert printable(typed) == printed


def test_a_run_without_spaces_may_break() -> None:
    broken = printable("Ậ" * 500)
    assert broken.replace("\u200b", "") == "Ậ" * 500
    assert max(map(len, broken.split("\u200b"))) <= LONGEST_WORD


def test_an_address_breaks_after_its_slashes_only() -> None:
    assert printable("motcua.example/tra-cuu/H58.22-240624-0027").split("\u200b") == [
        "motcua.example/", "tra-cuu/", "H58.22-240624-0027",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "set_as"),
    [
        ("trong 3 ngày làm việc", "trong 3~ngày làm việc"),
        ("gọi 0273 000 0112, 0900 000 001", "gọi 0273~000~0112, 0900~000~001"),
        ("theo khoản 2 Điều 17", "theo khoản~2 Điều~17"),
        ("8.000 đồng, 98,81 %", "8.000~đồng, 98,81~%"),
        ('thủ tục "Đăng ký khai sinh"', "thủ tục “Đăng ký khai sinh”"),
    ],
)
def test_numbers_stay_with_their_units(written: str, set_as: str) -> None:
    assert prose(written) == set_as.replace("~", JOIN)
