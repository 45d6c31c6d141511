"""The confirmation of an online filing: what was sent, when, what happens next, and every file with its fingerprint."""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.vietnamese import format_moment, format_size
from motcua.papers.press import set_paper
from motcua.papers.qr import qr_svg
from motcua.papers.typesetting import printable, sheet


@dataclass(frozen=True)
class FiledFile:
    """One file as it arrived: the paper it stands for, the name it came with, its bytes, SHA-256 as 64 hex digits."""

    paper: str
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class FilingReceipt:
    """What the confirmation says. `filed_at` is an aware moment."""

    parent: str
    desk: str
    desk_phone: str
    code: str  # the dossier code, or the filing number while the dossier waits for reception
    procedure_code: str
    procedure: str
    applicant: str
    identity_no: str
    filed_at: datetime
    next_steps: tuple[str, ...]  # sentences
    files: tuple[FiledFile, ...]
    tracking_address: str


def render_filing_receipt(filing: FilingReceipt) -> bytes:
    """The confirmation as PDF/A-2b, A4 portrait. Same filing, same bytes. Raises `motcua.papers.fonts.FontsMissing`."""
    values: dict[str, object] = sheet(filing)
    values["filed_at"] = sheet(format_moment(filing.filed_at))
    values["files"] = [
        {
            "paper": sheet(file.paper),
            "name": printable(file.name),
            "size": sheet(format_size(file.size)),
            "sha256": file.sha256.lower(),
        }
        for file in filing.files
    ]
    values["total"] = sheet(f"{len(filing.files)} tệp, {format_size(sum(file.size for file in filing.files))}")
    values["tracking"] = printable(filing.tracking_address.split("://")[-1])
    values["qr"] = qr_svg(filing.tracking_address)
    return set_paper("filing", values, at=filing.filed_at)
