"""Which result a form leads to, as data: `variants/<name>.json`, one file per kind of result.

A variant says the title, the number sign, the layout and the parts of the body. `{key}` in its texts and the keys of
its rows are filled from the values of the dossier, already in words a reader understands. Everything filled in is text.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from motcua.papers.result import Layout, Part, Row

FOLDER = Path(__file__).parent / "variants"
GENERIC = "plain"
_PLACE = re.compile(r"\{([a-z0-9_]+)\}")


@dataclass(frozen=True)
class Variant:
    """A kind of result: `number_sign` follows the number ("Số: 12/GXN-UBND" has "GXN-UBND")."""

    name: str
    title: str
    layout: Layout
    number_sign: str
    subject: str
    parts: tuple[Mapping[str, Any], ...]


def names() -> list[str]:
    """The variants there are, sorted; each has the name of the form it answers."""
    return sorted(path.stem for path in FOLDER.glob("*.json"))


@cache
def variant(name: str) -> Variant:
    """The variant of form `name`; the generic one when the form has none of its own."""
    known = name if name in names() else GENERIC
    data = json.loads((FOLDER / f"{known}.json").read_text(encoding="utf-8"))
    return Variant(
        known, data["title"], Layout(data["layout"]), data["number_sign"], data.get("subject", ""), tuple(data["parts"])
    )


def number_line(name: str, number: int) -> str:
    """ "Số: 07/GXN-UBND": a leading 0 under 10 (Decree 30/2020, Annex I, II.3)."""
    return f"Số: {number:02d}/{variant(name).number_sign}"


def subject(name: str, values: Mapping[str, str]) -> str:
    return filled(variant(name).subject, values)


def body(name: str, values: Mapping[str, str], *, rows: tuple[Row, ...] = ()) -> tuple[Part, ...]:
    """The parts of the body, filled from `values`.

    A row without a value is left out, or kept as a dotted line where the form of the paper demands it ("keep").
    `rows` are the dossier's own label and value pairs, put where the variant says "own_rows".
    """
    parts = (_part(data, values, rows) for data in variant(name).parts)
    return tuple(part for part in parts if part is not None)


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with each `{key}` replaced once by its value; nothing inside a value is looked at again."""
    return _PLACE.sub(lambda place: values.get(place.group(1), ""), text)


def _part(data: Mapping[str, Any], values: Mapping[str, str], own: tuple[Row, ...]) -> Part | None:
    if "when" in data and not values.get(data["when"]):
        return None
    if data.get("own_rows"):
        return Part(rows=own) if own else None
    if "rows" not in data:
        return Part(text=filled(data["text"], values), style=data.get("style", "body"))
    rows = tuple(
        Row(row["label"], filled(row["value"], values), row.get("span", 12))
        for row in data["rows"]
        if row.get("keep") or filled(row["value"], values).strip(" ,;")
    )
    return Part(rows=rows) if rows else None
