"""The apology for a late result: form 04 of both circulars, on A5, signed by the head of the settling agency."""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.vietnamese import format_day_in_words, format_moment
from motcua.papers.letterhead import FormName, Office, Party, place_day
from motcua.papers.press import marks, set_form
from motcua.papers.result import Box, Signatory, box_of
from motcua.papers.typesetting import sentence, sheet

A5_HEIGHT = 595.2756  # points


@dataclass(frozen=True)
class Apology:
    """Everything form 04 says. The moments are aware; `due_at` is the appointment that cannot be kept."""

    form: FormName
    agency: Office
    applicant: Party
    procedure: str
    dossier_code: str
    received_at: datetime
    due_at: datetime
    reason: str
    new_due_at: datetime
    signatory: Signatory
    apologised_at: datetime


@dataclass(frozen=True)
class RenderedApology:
    """The PDF/A-2b bytes and where the head's signature belongs."""

    pdf: bytes
    head: Box


def render_apology(apology: Apology) -> RenderedApology:
    """The apology as PDF/A-2b, A5 portrait. Same apology, same bytes.

    Legal source: Circular 03/2025/TT-VPCP, Appendix I, form 04; Circular 01/2018/TT-VPCP, form 04.
    Raises `motcua.papers.fonts.FontsMissing`.
    """
    values: dict[str, object] = sheet(apology)
    values["received_on"] = sheet(format_day_in_words(apology.received_at))
    values["due_at"] = sheet(format_moment(apology.due_at))
    values["new_due_at"] = sheet(format_moment(apology.new_due_at))
    values["reason"] = sentence(apology.reason)
    values["place_day"] = place_day(apology.agency, apology.apologised_at)
    pdf = set_form("apology", values, at=apology.apologised_at)
    return RenderedApology(pdf, box_of(marks("signature-box")[0], A5_HEIGHT))
