"""The fonts are found, hold every Vietnamese letter, and their absence is said clearly."""

import unicodedata
from pathlib import Path

import pytest

from motcua.papers import fonts
from motcua.papers.qr import qr_svg

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for tone in TONES} | set(
    "đĐ“”–…²"
)


@pytest.mark.parametrize("style", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_every_vietnamese_letter_can_be_drawn(style: str) -> None:
    assert not {letter for letter in LETTERS if ord(letter) not in fonts.letters(fonts.chosen().path(style))}


def test_a_signature_font_is_a_file() -> None:
    assert fonts.signature_font_path().read_bytes()[:4] in (b"\x00\x01\x00\x00", b"true")


def test_missing_fonts_are_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "FACES", (fonts.Face("Tinos", tmp_path, "Tinos"),))
    assert fonts.available() == []
    with pytest.raises(fonts.FontsMissing, match="cài gói fonts-liberation2"):
        fonts.chosen()


def test_a_qr_fits_any_place_and_carries_no_style() -> None:
    svg = qr_svg("https://motcua.chogao.example/tra-cuu/H58.22.14-240624-0027", border=2)
    assert svg.startswith("<svg") and "viewBox" in svg
    assert "style" not in svg and "width=" not in svg.split(">")[0]
