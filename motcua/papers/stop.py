"""The notice that the settling of a dossier stops because the applicant asked for it: form 05 of Circular 03/2025."""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.money import format_vnd
from motcua.kernel.vietnamese import format_moment
from motcua.papers.letterhead import FormName, Office, Party, place_day
from motcua.papers.press import set_form
from motcua.papers.typesetting import sentence, sheet


@dataclass(frozen=True)
class StopNotice:
    """Everything the notice says. The field list of form 05 was not found: these are the facts of article 21."""

    form: FormName
    office: Office
    applicant: Party
    dossier_code: str
    procedure: str
    requested_at: datetime
    channel: str  # how the applicant asked: "Trực tiếp", "Trực tuyến", "Bưu chính"
    basis: str  # the article
    state: str  # where the dossier stood when it was asked
    stopped_at: datetime
    signer_name: str
    reason: str = ""  # the applicant's, when one was given
    returned: tuple[str, ...] = ()  # papers given back
    paid: int = 0  # đồng the agency holds for the dossier


def render_stop_notice(notice: StopNotice) -> bytes:
    """The notice as PDF/A-2b, A5 portrait. Same notice, same bytes.

    Legal source: Decree 118/2025 art. 21, Circular 03/2025/TT-VPCP art. 7.
    Raises `motcua.papers.fonts.FontsMissing`.
    """
    values: dict[str, object] = sheet(notice)
    values["requested_at"] = sheet(format_moment(notice.requested_at))
    values["stopped_at"] = sheet(format_moment(notice.stopped_at))
    values["basis"] = sheet(notice.basis.rstrip(" .;"))
    values["reason"] = sentence(notice.reason)
    values["returned"] = [sentence(item) for item in notice.returned]
    values["paid"] = sheet(format_vnd(notice.paid)) if notice.paid else ""
    values["place_day"] = place_day(notice.office, notice.stopped_at)
    return set_form("stop", values, at=notice.stopped_at)
