"""Text as it goes to the page: what people typed, made printable; our own sentences, kept from parting badly.

Nothing here quotes or escapes markup: values reach Typst as data and are printed as text whatever they contain.
"""

import dataclasses
import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from motcua.papers import fonts

MISSING_LETTER = "□"  # stands for a letter no shipped font can draw, so that a reader sees something stood there
LONGEST_WORD = 28  # letters; a longer run without a space may break anywhere rather than leave the paper
BREAK = "\u200b"
JOIN = "\u00a0"

_UNITS = "ngày|giờ|phút|tháng|năm|tuổi|bộ|bản|tờ|trang|tệp|đồng|km|ha|m²|m2|m|kg|KB|MB|GB|byte"
_NUMBER_BEFORE_UNIT = re.compile(rf"(\d[\d.,]*) (?=(?:{_UNITS})(?!\w)|[%‰])")
_WORD_BEFORE_NUMBER = re.compile(
    r"(?<!\w)(ngày|tháng|năm|giờ|quý|thứ|số|Số|Điều|điều|khoản|Khoản|Mẫu|mẫu|Quyển|quyển|tờ|thửa|lúc|Tổ|tổ|đến) (?=\d)"
)
_TELEPHONE = re.compile(r"(?<!\d)(\d{3,4}) (\d{3}) (\d{3,4})(?!\d)")
_LONG_RUN = re.compile(rf"[^\s\u00a0]{{{LONGEST_WORD + 1},}}")
_SPACES = re.compile(" {2,}")
_STRAIGHT_QUOTES = re.compile(r'"([^"]*)"')


def printable(text: str) -> str:
    """One line of text that the paper's font can draw: composed letters, single spaces, no hidden characters."""
    shown = unicodedata.normalize("NFC", text).translate(_letters(fonts.chosen().path("Regular")))
    return _LONG_RUN.sub(_breakable, _SPACES.sub(" ", shown.strip(" ")))


def kept(text: str) -> str:
    """`text` with numbers tied to their units and the words that announce them ("3 ngày", "Điều 5"), telephones whole."""
    text = _TELEPHONE.sub(rf"\1{JOIN}\2{JOIN}\3", text)
    return _WORD_BEFORE_NUMBER.sub(rf"\1{JOIN}", _NUMBER_BEFORE_UNIT.sub(rf"\1{JOIN}", text))


def prose(text: str) -> str:
    """A sentence of the office: printable, kept together, with the quotation marks Vietnamese uses."""
    return kept(_STRAIGHT_QUOTES.sub("“\\1”", printable(text)))


def sentence(text: str) -> str:
    """What an officer typed, as one sentence of the paper: a capital at its head, one full stop at its end."""
    told = prose(text).rstrip(" .;,")
    return f"{told[0].upper()}{told[1:]}." if told else ""


def sheet(value: Any) -> Any:
    """A frozen dataclass as plain JSON values, every string in it printable and kept; dates in ISO form."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: sheet(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Mapping):
        return {str(name): sheet(item) for name, item in value.items()}
    if isinstance(value, (tuple, list)):
        return [sheet(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return kept(printable(value)) if isinstance(value, str) else value


class _Letters(dict[int, str]):
    """What each code point is printed as in one font, worked out when first met (for `str.translate`)."""

    def __init__(self, drawable: frozenset[int]) -> None:
        super().__init__()
        self.drawable = drawable

    def __missing__(self, code: int) -> str:
        self[code] = _shown(chr(code), self.drawable)
        return self[code]


@lru_cache(maxsize=2)
def _letters(font: Path) -> _Letters:
    return _Letters(fonts.letters(font))


def _shown(letter: str, drawable: frozenset[int]) -> str:
    """Line ends and controls become spaces; invisible direction and joining marks go; unknown letters become a box."""
    kind = unicodedata.category(letter)
    if kind in ("Cc", "Zl", "Zp", "Zs"):
        return JOIN if letter == JOIN else " "
    if kind == "Cf" or (kind.startswith("M") and ord(letter) not in drawable):
        return ""
    return letter if ord(letter) in drawable and kind != "Co" else MISSING_LETTER


def _breakable(run: re.Match[str]) -> str:
    """An address breaks after a slash, and after its other signs where that is not enough; the rest anywhere."""
    return BREAK.join(piece for part in re.split(r"(?<=/)(?!/)", run.group()) for piece in _pieces(part))


def _pieces(part: str) -> list[str]:
    if len(part) <= LONGEST_WORD:
        return [part]
    pieces = re.split(r"(?<=[.?&=_@-])", part)
    return [letter for piece in pieces for letter in ([piece] if len(piece) <= LONGEST_WORD else piece)]
