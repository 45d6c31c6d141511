"""What somebody gets who hands a dossier in at a desk that is not the settling authority's own. On A5.

No day is promised: the term begins when the competent desk receives (Decree 118/2025/NĐ-CP art. 17.3).
"""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.vietnamese import format_moment
from motcua.papers.letterhead import FormName, Office, Party, place_day
from motcua.papers.press import set_form
from motcua.papers.qr import qr_svg
from motcua.papers.receipt import ReceiptPaper
from motcua.papers.typesetting import printable, sheet


@dataclass(frozen=True)
class TransferNote:
    """Everything the paper says. `taken_at` and `leave_by` are aware moments."""

    form: FormName
    desk: Office
    dossier_code: str
    applicant: Party
    content_requested: str
    papers: tuple[ReceiptPaper, ...]
    competent: str  # the authority that settles it
    to_desk: str
    to_phone: str
    statutory_term: str
    taken_at: datetime
    leave_by: datetime
    result_place: str
    receiver_name: str
    tracking_address: str
    authorised_by: Party | None = None


def render_transfer_note(note: TransferNote) -> bytes:
    """The paper as PDF/A-2b, A5 portrait. Same note, same bytes. Raises `motcua.papers.fonts.FontsMissing`."""
    values: dict[str, object] = sheet(note)
    values["papers"] = [{"name": printable(paper.name), "counts": sheet(paper.counts())} for paper in note.papers]
    values["taken_at"] = sheet(format_moment(note.taken_at))
    values["leave_by"] = sheet(format_moment(note.leave_by))
    values["place_day"] = place_day(note.desk, note.taken_at)
    values["tracking"] = printable(note.tracking_address.split("://")[-1])
    values["qr"] = qr_svg(note.tracking_address)
    return set_form("transfer", values, at=note.taken_at)
