"""The refusal to take a dossier: form 03 of both circulars, on A5."""

from dataclasses import dataclass
from datetime import datetime

from motcua.papers.letterhead import FormName, Office, Party, place_day
from motcua.papers.press import set_form
from motcua.papers.typesetting import sentence, sheet


@dataclass(frozen=True)
class Refusal:
    """Everything form 03 says. `dossier_code` is empty when none was given; `refused_at` is an aware moment."""

    form: FormName
    office: Office
    applicant: Party
    content_requested: str
    reason: str
    legal_basis: str
    receiver_name: str
    refused_at: datetime
    dossier_code: str = ""
    submitter_name: str = ""  # who signs as the one handing in; the applicant when empty


def render_refusal(refusal: Refusal) -> bytes:
    """The refusal as PDF/A-2b, A5 portrait. Same refusal, same bytes.

    Legal source: Circular 03/2025/TT-VPCP, Appendix I, form 03; Circular 01/2018/TT-VPCP, form 03.
    Raises `motcua.papers.fonts.FontsMissing`.
    """
    values: dict[str, object] = sheet(refusal)
    values["reason"] = sentence(refusal.reason)
    values["legal_basis"] = sentence(refusal.legal_basis)
    values["submitter_name"] = sheet(refusal.submitter_name or refusal.applicant.name)
    values["place_day"] = place_day(refusal.office, refusal.refused_at)
    return set_form("refusal", values, at=refusal.refused_at)
