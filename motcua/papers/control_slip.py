"""The control slip that follows a dossier from hand to hand: form 06 of Circular 03/2025, form 05 of 01/2018."""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.vietnamese import format_moment, format_short
from motcua.papers.letterhead import FormName, Office, place_day
from motcua.papers.press import set_paper
from motcua.papers.typesetting import sheet


@dataclass(frozen=True)
class HandOverRow:
    """One hand-over. `result` is the receiver's word on the giver's part: "Trước hạn", "Đúng hạn", "Quá hạn"."""

    from_unit: str
    to_unit: str
    handed_at: datetime
    giver: str
    taker: str
    result: str = ""  # empty for the first hand-over and where the step has no term
    note: str = ""


@dataclass(frozen=True)
class ControlSlip:
    """Everything the control slip says. `printed_at` and the other moments are aware."""

    form: FormName
    office: Office
    dossier_code: str
    procedure: str
    settling_unit: str
    coordinating_units: tuple[str, ...]
    received_at: datetime
    due_at: datetime
    rows: tuple[HandOverRow, ...]
    printed_at: datetime


def render_control_slip(slip: ControlSlip) -> bytes:
    """The slip as PDF/A-2b, A5 landscape. Same slip, same bytes.

    Legal source: Circular 03/2025/TT-VPCP, Appendix I, form 06; Circular 01/2018/TT-VPCP, form 05.
    Raises `motcua.papers.fonts.FontsMissing`.
    """
    values: dict[str, object] = sheet(slip)
    values["received_at"] = sheet(format_moment(slip.received_at))
    values["due_at"] = sheet(format_moment(slip.due_at))
    values["coordinating_units"] = sheet("; ".join(slip.coordinating_units) or "Không có")
    values["rows"] = [{**sheet(row), "handed_at": sheet(format_short(row.handed_at))} for row in slip.rows]
    values["place_day"] = place_day(slip.office, slip.printed_at)
    return set_paper("control_slip", values, at=slip.printed_at)
