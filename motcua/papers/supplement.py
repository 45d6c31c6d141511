"""The request to complete a dossier: form 02 of both circulars, on A5.

It says everything once: what is wrong with each paper or answer, by what law, and what a right one looks like. The
form has no place for a dossier code, because it may come before there is one; the code stands in the address beneath.
"""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.vietnamese import format_moment
from motcua.papers.letterhead import FormName, Office, Party, place_day
from motcua.papers.press import set_form
from motcua.papers.qr import qr_svg
from motcua.papers.typesetting import printable, sentence, sheet


@dataclass(frozen=True)
class SupplementItem:
    """One field or paper to put right; what is unknown is an empty string."""

    name: str
    reason: str
    legal_basis: str = ""
    right_one: str = ""  # what a right one looks like


@dataclass(frozen=True)
class SupplementRequest:
    """Everything form 02 says. `asked_at` and `respond_by` are aware moments."""

    form: FormName
    office: Office
    applicant: Party
    content_requested: str
    items: tuple[SupplementItem, ...]
    reason: str
    contact_name: str
    contact_phone: str
    guide_name: str
    asked_at: datetime
    respond_by: datetime | None = None
    tracking_address: str = ""


def render_supplement(request: SupplementRequest) -> bytes:
    """The request as PDF/A-2b, A5 portrait. Same request, same bytes.

    Legal source: Circular 03/2025/TT-VPCP, Appendix I, form 02; Circular 01/2018/TT-VPCP, form 02.
    Raises `motcua.papers.fonts.FontsMissing`.
    """
    values: dict[str, object] = sheet(request)
    values["items"] = [
        {
            "name": sheet(item.name),
            "reason": sentence(item.reason),
            "legal_basis": sentence(item.legal_basis),
            "right_one": sentence(item.right_one),
        }
        for item in request.items
    ]
    values["reason"] = sentence(request.reason)
    values["respond_by"] = sheet(format_moment(request.respond_by)) if request.respond_by else ""
    values["place_day"] = place_day(request.office, request.asked_at)
    values["tracking"] = printable(request.tracking_address.split("://")[-1])
    values["qr"] = qr_svg(request.tracking_address) if request.tracking_address else ""
    return set_form("supplement", values, at=request.asked_at)
