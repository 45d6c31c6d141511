"""What a signature looks like on the page: a few centred lines in a frame, set by Typst, fonts embedded.

Decree 30/2020/NĐ-CP, Annex I: the competent person's signature shows in blue, the agency's seal in red.
The lines travel as data, so a name can never become markup.
"""

from __future__ import annotations

import functools
import json
import os
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import typst

#: A Typst compiler is not for two threads at once.
_ONE_AT_A_TIME = threading.Lock()

#: The serif inside the Typst wheel; it has every Vietnamese letter, which Debian's Liberation Serif has not.
BUILT_IN = "Libertinus Serif"
BLUE, RED = "#1a3a8f", "#c8102e"


class Look(StrEnum):
    """How a stamp is drawn."""

    PERSON = "person"
    AGENCY = "agency"


@dataclass(frozen=True)
class Appearance:
    """Where and how one signature shows.

    ``field_name``: name of the form field, unique in the file. ``page``: from 0; negative counts from the end.
    ``box``: (x1, y1, x2, y2) in PDF points from the lower left corner, or ``None`` for an invisible signature.
    ``lines``: what stands in the box, the first one bold; text shrinks until it fits.
    ``font_path``: a TTF with Vietnamese letters (its folder may hold the bold one); without it, and for letters it
    lacks, the serif that comes with Typst is used.
    """

    field_name: str
    page: int = 0
    box: tuple[int, int, int, int] | None = None
    lines: tuple[str, ...] = ()
    look: Look = Look.PERSON
    font_path: Path | None = None


_TEMPLATE = b"""
#let data = json(bytes(sys.inputs.data))
#let ink = rgb(data.ink)
#let frame = if data.look == "agency" { 1.4pt } else { 0.6pt }
#let inset = 4pt
#set page(width: data.width * 1pt, height: data.height * 1pt, margin: 0pt)
#set text(font: data.families, fill: ink, lang: "vi", hyphenate: false)
#set par(leading: 0.35em, spacing: 0.4em)
#let body(size) = {
  set text(size: size)
  set align(center)
  for (index, line) in data.lines.enumerate() {
    par(if index == 0 { text(weight: "bold", line) } else { line })
  }
}
#let room = (width: data.width * 1pt - 2 * inset, height: data.height * 1pt - 2 * inset)
#context {
  let size = 11pt
  while size > 3pt and measure(body(size), width: room.width).height > room.height { size -= 0.5pt }
  let inner = box(width: room.width, height: room.height, clip: true, align(center + horizon, body(size)))
  let framed = rect(width: 100%, height: 100%, inset: inset - frame / 2, stroke: frame + ink, radius: 2pt, inner)
  pad(frame / 2, framed)
}
"""


def render(appearance: Appearance) -> bytes:
    """Set the stamp as a one-page PDF as large as its box. Raises ``ValueError`` without a box or with a bad font."""
    if appearance.box is None:
        raise ValueError("a visible signature needs a box")
    x1, y1, x2, y2 = appearance.box
    families, compiler = _compiler(appearance.font_path)
    data = {
        "families": families,
        "lines": appearance.lines,
        "look": appearance.look,
        "ink": RED if appearance.look == Look.AGENCY else BLUE,
        "width": x2 - x1,
        "height": y2 - y1,
    }
    with _ONE_AT_A_TIME:
        made = compiler.compile(
            _TEMPLATE, format="pdf", sys_inputs={"data": json.dumps(data)}, pdf_tags=False, timestamp=0
        )
    if not isinstance(made, bytes):
        raise TypeError("one page was asked for")
    return made


@contextmanager
def rendered(appearance: Appearance) -> Iterator[str]:
    """Lend the stamp as a file, which is how pyHanko imports a page."""
    handle, path = tempfile.mkstemp(prefix="stamp-", suffix=".pdf")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(render(appearance))
        yield path
    finally:
        Path(path).unlink()


@functools.lru_cache(maxsize=4)
def _compiler(font_path: Path | None) -> tuple[tuple[str, ...], typst.Compiler]:
    folders = [] if font_path is None else [str(font_path.parent)]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)
    families = (BUILT_IN,) if font_path is None else (_family(fonts, font_path), BUILT_IN)
    return families, typst.Compiler(font_paths=fonts)


def _family(fonts: typst.Fonts, font_path: Path) -> str:
    for font in fonts.fonts():
        if font.path and Path(font.path).samefile(font_path):
            return font.family
    raise ValueError(f"not a font that can be read: {font_path.name}")
