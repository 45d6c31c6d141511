"""Dossiers going from one hand to another: the slip between units, the record with the Post. On A4."""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.vietnamese import format_moment, format_short
from motcua.papers.letterhead import FormName, Office, place_day
from motcua.papers.press import set_paper
from motcua.papers.typesetting import sentence, sheet


@dataclass(frozen=True)
class Side:
    """One of the two who sign."""

    unit: str
    person: str
    title: str = ""


@dataclass(frozen=True)
class HandedDossier:
    """One dossier of the batch; what is unknown is an empty string."""

    code: str
    procedure: str
    applicant: str
    papers: str  # what goes with it: "1 bản chính, 2 bản sao", "hồ sơ điện tử"
    due_at: datetime | None = None
    slip_no: str = ""  # the Post's slip
    note: str = ""  # completeness, or what the taker has to do


@dataclass(frozen=True)
class HandOver:
    """Everything the slip says. `postal` adds the Post's slip numbers and the moment's meaning (Decision 45/2016)."""

    form: FormName
    office: Office
    giver: Side
    taker: Side
    handed_at: datetime
    dossiers: tuple[HandedDossier, ...]
    postal: bool = False
    direction: str = "in"  # "in": applications from the Post to the desk; "out": results from the desk to the Post
    remarks: str = ""


def render_hand_over(slip: HandOver) -> bytes:
    """The slip as PDF/A-2b, A4 portrait. Same slip, same bytes.

    Legal source: Decree 118/2025 art. 18, Decree 61/2018 art. 18; with the Post Decision 45/2016/QĐ-TTg art. 7.
    Raises `motcua.papers.fonts.FontsMissing`.
    """
    values: dict[str, object] = sheet(slip)
    values["handed_at"] = sheet(format_moment(slip.handed_at))
    values["dossiers"] = [
        {**sheet(one), "due_at": sheet(format_short(one.due_at)) if one.due_at else ""} for one in slip.dossiers
    ]
    values["remarks"] = sentence(slip.remarks)
    values["place_day"] = place_day(slip.office, slip.handed_at)
    return set_paper("hand_over", values, at=slip.handed_at)
