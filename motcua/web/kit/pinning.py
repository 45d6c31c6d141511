"""Pinning what has to be put right: every field and paper of a dossier, each with its reason, law and right example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from motcua.dossiers import queries
from motcua.dossiers.rules.pins import PIN_REASON_NAMES, Pin, PinReason, Target
from motcua.kernel.text import nfc
from motcua.web.kit.forms import draw, in_words

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

COMMON_LAW = "can_cu_chung"
LIMITS = {"ly_do": 1000, "mau": 1000, "can_cu": 300}
REASONS = [("", "Không cần bổ sung"), *((one.value, PIN_REASON_NAMES[one]) for one in PinReason)]
NO_PIN = "Ghim ít nhất một giấy tờ hoặc nội dung khai cần bổ sung."
NO_REASON = "Ghi rõ vì sao phải bổ sung, để người nộp làm đúng ngay lần này."
NO_KIND = "Chọn loại lý do."
NO_LAW = "Ghi căn cứ pháp lý ở đây hoặc ở mục căn cứ chung."


@dataclass(frozen=True)
class PinRow:
    """One thing that can be pinned and what was typed about it. `now` tells what stands there, in words."""

    target: Target
    key: str
    label: str
    now: str
    reason_code: str = ""
    reason: str = ""
    right_one: str = ""
    legal_basis: str = ""
    error_at: str = ""
    error: str = ""

    @property
    def name(self) -> str:
        """The beginning of the names of its four inputs."""
        return f"ghim_{self.target.value}_{self.key}"

    @property
    def pinned(self) -> bool:
        return bool(self.reason_code or self.reason or self.right_one)


def pin_rows(dossier: Dossier, posted: Mapping[str, str] | None = None) -> list[PinRow]:
    """Papers first, then the fields of the form, with what was typed about each; errors where a pin is half said."""
    known = queries.pinnable(dossier)
    papers = queries.papers_of(dossier)
    held = {key: [one for one in papers if one.key == key] for key in known.papers}
    view = draw(dossier.revision.form_definition, dossier.data)
    told = {one.name: in_words(one) for one in view.fields}
    rows = [PinRow(Target.PAPER, key, label, _held(held[key])) for key, label in known.papers.items()]
    rows += [PinRow(Target.FIELD, key, label, told.get(key, "Không khai")) for key, label in known.fields.items()]
    return [_typed(row, posted) for row in rows] if posted is not None else rows


def pins_of(rows: Sequence[PinRow], common_law: str) -> list[Pin]:
    """The pins the rows say."""
    return [
        Pin(row.target, row.key, PinReason(row.reason_code), row.reason, row.legal_basis or common_law, row.right_one)
        for row in rows
        if row.pinned
    ]


def errors_of(rows: Sequence[PinRow]) -> dict[str, str]:
    """A sentence for each input that is missing, by its id; one for the page when nothing is pinned."""
    if not any(row.pinned for row in rows):
        return {"ghim": NO_PIN}
    return {row.error_at: row.error for row in rows if row.error}


def common_law_of(dossier: Dossier, posted: Mapping[str, str] | None = None) -> str:
    """The law that goes with every pin that names no other: what was typed, else that of the procedure."""
    if posted is not None:
        return _text(posted.get(COMMON_LAW, ""))[: LIMITS["can_cu"]]
    return "; ".join(dossier.revision.legal_basis)[: LIMITS["can_cu"]]


def _typed(row: PinRow, posted: Mapping[str, str]) -> PinRow:
    said = {key: _text(posted.get(f"{row.name}_{key}", ""))[:limit] for key, limit in LIMITS.items()}
    code = posted.get(f"{row.name}_ma", "")
    code = code if code in {one.value for one in PinReason} else ""
    filled = replace(row, reason_code=code, reason=said["ly_do"], right_one=said["mau"], legal_basis=said["can_cu"])
    return _checked(filled, common_law=_text(posted.get(COMMON_LAW, "")))


def _checked(row: PinRow, *, common_law: str) -> PinRow:
    if not row.pinned:
        return row
    if not row.reason_code:
        return replace(row, error_at=f"{row.name}_ma", error=NO_KIND)
    if not row.reason:
        return replace(row, error_at=f"{row.name}_ly_do", error=NO_REASON)
    if not row.legal_basis and not common_law:
        return replace(row, error_at=f"{row.name}_can_cu", error=NO_LAW)
    return row


def _held(papers: Sequence[Any]) -> str:
    if not papers:
        return "Chưa có"
    told = [one.file_name or f"{one.originals} bản chính, {one.copies} bản sao" for one in papers]
    return "; ".join(told)


def _text(value: str) -> str:
    return nfc(value).replace("\0", "").replace("\r\n", "\n").strip()
