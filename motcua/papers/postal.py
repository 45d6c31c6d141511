"""What goes on an envelope: the Post's slip with the list of papers, on A5, and the label of a parcel, on A6."""

from dataclasses import dataclass
from datetime import date, datetime

from motcua.kernel.vietnamese import format_day, format_moment
from motcua.papers.amounts import in_figures
from motcua.papers.code128 import barcode_svg
from motcua.papers.press import set_paper
from motcua.papers.typesetting import sheet


@dataclass(frozen=True)
class SlipPaper:
    """One line of the list that the sender and the Post count together."""

    name: str
    originals: int = 0
    copies: int = 0


@dataclass(frozen=True)
class Slip:
    """Everything the slip says. `sender` and `receiver` are lines of an address; money in whole đồng."""

    slip_no: str
    service: str
    desk: str
    procedure: str
    sender: tuple[str, ...]
    receiver: tuple[str, ...]
    papers: tuple[SlipPaper, ...]
    payer: str
    expected_on: date
    accepted_by: str
    accepted_at: datetime
    dossier_code: str = ""
    fee_collected: int = 0
    carriage_fee: int = 0


@dataclass(frozen=True)
class Label:
    """Everything the label says: never what is inside, never an identity number."""

    label_no: str
    sender: tuple[str, ...]
    receiver: tuple[str, ...]
    payer: str
    expected_on: date
    handed_at: datetime


def render_slip(slip: Slip) -> bytes:
    """The slip as PDF/A-2b (Decision 45/2016/QĐ-TTg; Circular 17/2017/TT-BTTTT art. 9). Same slip, same bytes."""
    values: dict[str, object] = sheet(slip)
    values |= {
        "fee_collected": sheet(in_figures(slip.fee_collected)) if slip.fee_collected else "",
        "carriage_fee": sheet(in_figures(slip.carriage_fee)) if slip.carriage_fee else "",
        "expected_on": sheet(format_day(slip.expected_on)),
        "accepted_at": sheet(format_moment(slip.accepted_at)),
        "slip_no": slip.slip_no,
        "barcode": barcode_svg(slip.slip_no),
    }
    return set_paper("postal_slip", values, at=slip.accepted_at)


def render_label(label: Label) -> bytes:
    """The label as PDF/A-2b, for a label printer or scissors. Same label, same bytes."""
    values: dict[str, object] = sheet(label)
    values |= {
        "expected_on": sheet(format_day(label.expected_on)),
        "handed_at": sheet(format_moment(label.handed_at)),
        "label_no": label.label_no,
        "barcode": barcode_svg(label.label_no),
    }
    return set_paper("parcel_label", values, at=label.handed_at)
