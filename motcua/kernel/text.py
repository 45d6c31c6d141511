"""Vietnamese text as people type it: composed, folded for search, shortened to initials."""

import re
import unicodedata

# Unicode does not decompose đ, so removing the marks leaves it in place.
_D_STROKE = str.maketrans({"đ": "d", "Đ": "D"})
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def nfc(text: str) -> str:
    """The composed form of `text`: what is stored, compared and hashed (keyboards send both forms)."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """`text` in lower case, without marks, đ as d, runs of white space as one space: for comparing, never shown."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_D_STROKE))
        text = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(text.lower().split())


def words(text: str) -> list[str]:
    """The folded words of `text`, punctuation dropped: "Đăng ký, khai sinh" -> ["dang", "ky", "khai", "sinh"]."""
    return [word for word in _NOT_WORD.split(fold(text)) if word]


def initials(text: str) -> str:
    """The first letter of each word, as clerks abbreviate: "đăng ký khai sinh" -> "dkks"."""
    return "".join(word[0] for word in words(text))


def slug(text: str) -> str:
    """`text` for an address or a file name: "Đăng ký khai sinh" -> "dang-ky-khai-sinh"."""
    return "-".join(words(text))
