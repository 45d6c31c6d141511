"""Which result a form leads to, as data: `variants/<name>.json`, one file per kind of result.

A variant says the title, the number sign, the layout and the parts of the body. `{key}` in its texts and rows is
filled from the values of the dossier (the fields of the form, already in words a reader understands); `{one|other}`
takes the first that has a value. Everything filled in is text.
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
_PLACE = re.compile(r"\{([a-z0-9_|]+)\}")


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


def keys(name: str) -> tuple[str, ...]:
    """The keys the variant asks for, in the order of the paper: what a specialist may see and correct."""
    return places(json.dumps([variant(name).subject, *variant(name).parts], ensure_ascii=False))


def places(text: str) -> tuple[str, ...]:
    """The keys named in a text with places: "{one|other}" names two."""
    return tuple(dict.fromkeys(key for place in _PLACE.findall(text) for key in place.split("|")))


def body(name: str, values: Mapping[str, str], *, rows: tuple[Row, ...] = ()) -> tuple[Part, ...]:
    """The parts of the body, filled from `values`.

    A row without a value is left out, or kept as a dotted line where the form of the paper demands it ("keep").
    `rows` are the dossier's own label and value pairs, put where the variant says "own_rows".
    """
    return tuple(part for data in variant(name).parts for part in _parts(data, values, rows))


def filled(text: str, values: Mapping[str, str]) -> str:
    """`text` with each place filled once; nothing inside a value is looked at again."""
    return _PLACE.sub(lambda place: _first(place.group(1).split("|"), values), text)


def _first(names: list[str], values: Mapping[str, str]) -> str:
    return next((values[name] for name in names if values.get(name, "").strip()), "")


def _parts(data: Mapping[str, Any], values: Mapping[str, str], own: tuple[Row, ...]) -> list[Part]:
    """A part stands "when" one key has a value, "unless" another has; several lines become several paragraphs."""
    missing = "when" in data and not values.get(data["when"])
    if missing or ("unless" in data and values.get(data["unless"])):
        return []
    if data.get("own_rows"):
        return [Part(rows=own)] if own else []
    if "rows" in data:
        rows = tuple(row for row in (_row(row, values) for row in data["rows"]) if row)
        return [Part(rows=rows)] if rows else []
    lines = filled(data["text"], values).splitlines()
    return [Part(text=line, style=data.get("style", "body")) for line in lines if line.strip()]


def _row(data: Mapping[str, Any], values: Mapping[str, str]) -> Row | None:
    value, unit = filled(data["value"], values).strip(" ,;"), data.get("unit", "")
    if not value and not data.get("keep"):
        return None
    if value and unit and not value.endswith(unit):
        value = f"{value} {unit}"
    return Row(data["label"], value, data.get("span", 12))
