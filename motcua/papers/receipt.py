"""The receipt with its appointment: form 01 of Circular 03/2025/TT-VPCP, on A5.

An old person must be able to use it: the dossier code, the day and the telephone are the largest things on it.
"""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.vietnamese import format_moment, long_day
from motcua.kernel.worktime import in_vietnam
from motcua.papers.letterhead import FormName, Office, Party, place_day
from motcua.papers.press import set_form
from motcua.papers.qr import qr_svg
from motcua.papers.typesetting import JOIN, printable, prose, sheet


@dataclass(frozen=True)
class ReceiptPaper:
    """One paper of the dossier with how many of each sort were taken."""

    name: str
    originals: int = 0
    copies: int = 0
    electronic: int = 0

    def counts(self) -> str:
        """For example "1 bản chính, 2 bản sao", parted only at the comma."""
        sorts = ((self.originals, "bản chính"), (self.copies, "bản sao"), (self.electronic, "bản điện tử"))
        return ", ".join(f"{count} {sort}".replace(" ", JOIN) for count, sort in sorts if count)


@dataclass(frozen=True)
class Receipt:
    """Everything form 01 says. `received_at` and `due_at` are aware moments, printed on Vietnamese clocks."""

    form: FormName
    desk: Office
    dossier_code: str
    applicant: Party
    content_requested: str
    papers: tuple[ReceiptPaper, ...]
    statutory_term: str  # in words: "3 ngày làm việc"
    received_at: datetime
    due_at: datetime
    result_place: str
    receiver_name: str
    tracking_address: str  # the full address in the QR; printed in words beneath it
    sets: int = 1
    authorised_by: Party | None = None
    submitter_name: str = ""  # who signs as the one handing in; the applicant when empty
    book_no: str = ""
    book_seq: str = ""
    arithmetic: tuple[str, ...] = ()  # the steps of the deadline, as sentences
    fee: str = ""


def render_receipt(receipt: Receipt) -> bytes:
    """The receipt as PDF/A-2b, A5 portrait, as many pages as it takes. Same receipt, same bytes.

    A receipt that would leave little more than its signatures for a second page is set a little tighter instead.

    Legal source: Circular 03/2025/TT-VPCP, Appendix I, form 01. Raises `motcua.papers.fonts.FontsMissing`.
    """
    return set_form("receipt", _sheet(receipt), at=receipt.received_at)


def _sheet(receipt: Receipt) -> dict[str, object]:
    values: dict[str, object] = sheet(receipt)
    values["papers"] = [{"name": printable(paper.name), "counts": sheet(paper.counts())} for paper in receipt.papers]
    values["submitter_name"] = printable(receipt.submitter_name or receipt.applicant.name)
    values["received_at"] = sheet(format_moment(receipt.received_at))
    values["due_at"] = sheet(format_moment(receipt.due_at))
    due = in_vietnam(receipt.due_at)
    values["due_hour"] = sheet(f"{due:%H} giờ {due:%M}")
    values["due_day"] = sheet(long_day(receipt.due_at))
    values["place_day"] = place_day(receipt.desk, receipt.received_at)
    values["tracking"] = printable(receipt.tracking_address.split("://")[-1])
    values["arithmetic"] = [prose(step.rstrip(" .;")) for step in receipt.arithmetic]
    values["qr"] = qr_svg(receipt.tracking_address)
    return values
