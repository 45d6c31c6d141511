"""Where the papers' letters come from.

Decree 30/2020/NĐ-CP, Annex I, asks for Times New Roman. Tinos has its metrics and may be shipped; the asset build
puts its four files into `motcua/papers/fonts/`. Where they are missing, Debian's Liberation Serif (the same metrics)
does the same service.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

SHIPPED = Path(__file__).parent / "fonts"
DEBIAN = Path("/usr/share/fonts/truetype")
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")
VIETNAMESE = frozenset(map(ord, "ăâđêôơưĂÂĐÊÔƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹẠẾỀỆỐỘỚỢỤỨỮỰ“”…"))


class FontsMissing(RuntimeError):
    """No serif with Vietnamese letters was found; the sentence says what to do."""


@dataclass(frozen=True)
class Face:
    """One family on disk: its name as Typst knows it, the folder it lies in, its four files."""

    family: str
    folder: Path
    stem: str

    def path(self, style: str) -> Path:
        """The file of `style`: Regular, Bold, Italic or BoldItalic."""
        return self.folder / f"{self.stem}-{style}.ttf"

    def complete(self) -> bool:
        """All four files are there and draw Vietnamese (Liberation 1, as in Debian 12, stops before ạ, ơ and ư)."""
        return all(self.path(style).is_file() and letters(self.path(style)) >= VIETNAMESE for style in STYLES)


FACES = (
    Face("Tinos", SHIPPED, "Tinos"),
    Face("Liberation Serif", DEBIAN / "liberation", "LiberationSerif"),
    Face("Liberation Serif", DEBIAN / "liberation2", "LiberationSerif"),
)


def available() -> list[Face]:
    """The faces found on this machine, the preferred one first; empty when there is none."""
    return [face for face in FACES if face.complete()]


def chosen() -> Face:
    """The face papers are set in: looked for once, for good. Raises `FontsMissing`."""
    return _first(FACES)


@lru_cache(maxsize=1)
def _first(faces: tuple[Face, ...]) -> Face:
    found = [face for face in faces if face.complete()]
    if not found:
        raise FontsMissing(
            "Thiếu phông chữ để lập văn bản: không có Tinos trong motcua/papers/fonts và không có Liberation Serif "
            "đủ chữ tiếng Việt trong hệ thống. Hãy chạy lại bước dựng giao diện (make setup) hoặc cài gói "
            "fonts-liberation2 (Liberation từ bản 2 trở lên)."
        )
    return found[0]


def signature_font_path() -> Path:
    """The TrueType file for the text of a visible signature. Raises `FontsMissing`."""
    return chosen().path("Regular")


@lru_cache(maxsize=8)
def letters(path: Path) -> frozenset[int]:
    """The code points the font at `path` can draw. PDF/A forbids a page with a letter the font lacks."""
    data = path.read_bytes()
    cmap = _table(data, b"cmap")
    count = struct.unpack_from(">H", data, cmap + 2)[0]
    offsets = {struct.unpack_from(">HHL", data, cmap + 4 + 8 * index)[2] for index in range(count)}
    return frozenset(code for offset in offsets for code in _subtable(data, cmap + offset))


def _table(data: bytes, tag: bytes) -> int:
    for index in range(struct.unpack_from(">H", data, 4)[0]):
        name, _, offset, _ = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise FontsMissing(f"Tệp phông chữ không có bảng {tag.decode()}.")


def _subtable(data: bytes, start: int) -> Iterator[int]:
    kind = struct.unpack_from(">H", data, start)[0]
    if kind == 4:
        yield from _format_4(data, start)
    elif kind == 12:
        for index in range(struct.unpack_from(">L", data, start + 12)[0]):
            first, last, _ = struct.unpack_from(">LLL", data, start + 16 + 12 * index)
            yield from range(first, last + 1)


def _format_4(data: bytes, start: int) -> Iterator[int]:
    """Segments of the basic plane; a code whose glyph is 0 is not in the font."""
    twice = struct.unpack_from(">H", data, start + 6)[0]
    count, ends = twice // 2, start + 14
    starts, deltas, ranges = ends + twice + 2, ends + 2 * twice + 2, ends + 3 * twice + 2
    for index in range(count):
        first, last, delta, shift = (
            struct.unpack_from(">H", data, base + 2 * index)[0] for base in (starts, ends, deltas, ranges)
        )
        for code in range(first, min(last, 0xFFFE) + 1):
            if shift == 0:
                glyph = (code + delta) & 0xFFFF
            else:
                glyph = struct.unpack_from(">H", data, ranges + 2 * index + shift + 2 * (code - first))[0]
            if glyph:
                yield code
