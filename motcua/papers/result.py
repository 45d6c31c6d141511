"""Results of procedures: letters and certificates in the layout of Decree 30/2020/NĐ-CP, with room for two signatures.

A paper is set with its number and date before anybody signs. The leader's signature and the agency's seal are put on
afterwards, by others, at the places `Rendered` tells.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from motcua.kernel.vietnamese import format_day_in_words
from motcua.kernel.worktime import VIETNAM
from motcua.papers.press import marks, set_paper
from motcua.papers.qr import qr_svg
from motcua.papers.typesetting import printable, prose, sheet

A4_HEIGHT = 841.8898  # points


class Layout(StrEnum):
    """How the head and the body are laid out; the signature block is the same everywhere."""

    LETTER = "letter"  # agency at the left, motto at the right: the administrative document of Decree 30
    CERTIFICATE = "certificate"  # motto in the middle inside a frame, fields on a grid: civil status, registrations


@dataclass(frozen=True)
class Head:
    """Who issues it, under which number, where and when."""

    parent: str
    agency: str
    number: str  # complete: "Số: 12/GXN-UBND"
    place: str
    day: date


@dataclass(frozen=True)
class Row:
    """A label and its value. `span` is its width in twelfths of the line (certificates lay rows side by side)."""

    label: str
    value: str
    span: int = 12


@dataclass(frozen=True)
class Part:
    """One piece of the body: a heading, or a paragraph, or rows (the others left empty)."""

    text: str = ""
    rows: tuple[Row, ...] = ()
    style: str = "body"  # body, basis (italic), heading (bold), centre


@dataclass(frozen=True)
class Signatory:
    """The signature block: the lines of authority from the top ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") and the name."""

    authority: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class ResultDocument:
    """A result as it is to be set, before signing."""

    head: Head
    title: str
    body: tuple[Part, ...]
    signatory: Signatory
    verification_address: str  # the public page that verifies this paper: in the QR, printed beneath
    subject: str = ""
    layout: Layout = Layout.LETTER
    recipients: tuple[str, ...] = ()
    dossier_code: str = ""


@dataclass(frozen=True)
class Box:
    """A place on a page in PDF points: `page` counts from 0, the origin is the lower left corner."""

    page: int
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True)
class Rendered:
    """The PDF/A-2b bytes and where the leader's signature and the agency's seal belong.

    The seal covers the left third of the leader's signature (Decree 30/2020, Annex I, II.8) and is drawn at 36 mm.
    `seal_beside` is the same seal moved left until it touches nothing, for signatures that are text and must be read.
    """

    pdf: bytes
    leader: Box
    seal: Box
    seal_beside: Box


def render_result(document: ResultDocument) -> Rendered:
    """Set `document`, A4 portrait. Same document, same bytes. Raises `motcua.papers.fonts.FontsMissing`."""
    moment = datetime.combine(document.head.day, time(0), VIETNAM)
    pdf = set_paper("result", _sheet(document), at=moment)
    boxes = {mark["name"]: box_of(mark, A4_HEIGHT) for mark in marks("signature-box")}
    return Rendered(pdf, boxes["leader"], boxes["seal"], boxes["seal-beside"])


def _sheet(document: ResultDocument) -> dict[str, object]:
    values: dict[str, object] = sheet(document)
    values["body"] = [
        {
            "text": prose(part.text),
            "style": part.style,
            "rows": [{"label": prose(row.label), "value": sheet(row.value), "span": row.span} for row in part.rows],
        }
        for part in document.body
    ]
    values["place_day"] = sheet(f"{document.head.place}, {format_day_in_words(document.head.day)}")
    values["address"] = printable(document.verification_address.split("://")[-1])
    values["qr"] = qr_svg(document.verification_address)
    return values


def box_of(mark: dict[str, float], page_height: float) -> Box:
    """The place a template told. Typst measures from the upper left corner, PDF from the lower left."""
    x, top = mark["x"], page_height - mark["y"]
    return Box(
        page=int(mark["page"]) - 1,
        x1=round(x, 2),
        y1=round(top - mark["height"], 2),
        x2=round(x + mark["width"], 2),
        y2=round(top, 2),
    )
