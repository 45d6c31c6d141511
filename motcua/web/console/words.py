"""How the registry and the organisation are told in tables: names of values, a revision part by part."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motcua.kernel.terms import describe_term
from motcua.procedures.actions.publish_revision import RevisionFacts
from motcua.procedures.rules.fees import FeeLine
from motcua.procedures.rules.papers import Paper, PaperMode
from motcua.procedures.rules.steps import ProcessStep
from motcua.procedures.rules.supplement_terms import SupplementTerm

if TYPE_CHECKING:
    from motcua.procedures.models import Revision

VALUE_NAMES: dict[str, str] = {
    "name": "Tên", "ecode": "Mã định danh điện tử", "gso_code": "Mã đơn vị hành chính", "address": "Địa chỉ",
    "phone": "Điện thoại", "email": "Thư điện tử", "valid_from": "Có hiệu lực từ", "parent": "Cơ quan cấp trên",
    "term": "Thời hạn", "result": "Kết quả", "legal_basis": "Căn cứ pháp lý", "level": "Cấp thực hiện",
    "online": "Mức độ trực tuyến", "settled_by": "Đơn vị giải quyết", "decided_by": "Cơ quan quyết định",
    "received_at": "Nơi tiếp nhận", "fee_note": "Phí, lệ phí", "papers": "Thành phần hồ sơ", "field": "Lĩnh vực",
}  # fmt: skip


def value_name(key: str) -> str:
    """The Vietnamese name of a value."""
    return VALUE_NAMES.get(key, key)


@dataclass(frozen=True)
class Part:
    """One part of a revision: its name, and its lines of text."""

    name: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Change:
    """A part of two revisions side by side."""

    name: str
    old: tuple[str, ...]
    new: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return self.old != self.new


def parts(said: RevisionFacts) -> list[Part]:
    """What a revision says or will say, part by part (Decree 63/2010/NĐ-CP art. 8.2)."""
    return [
        Part("Tên thủ tục", (said.name,)),
        Part("Lĩnh vực", (said.field_name,)),
        Part("Thời hạn giải quyết", _some(describe_term(said.term), said.term_note)),
        Part("Giờ nhận cuối trong ngày", _some(f"{said.cut_off:%H:%M}" if said.cut_off else "")),
        Part("Thời hạn bổ sung riêng", _own_supplement_term(said)),
        Part("Phí, lệ phí", (*(fee_line(FeeLine.from_json(row)) for row in said.fees), *_some(said.fee_note))),
        Part("Kết quả", _some(said.result_name)),
        Part("Thành phần hồ sơ", tuple(paper_line(Paper.from_json(row)) for row in said.papers)),
        Part("Các bước", tuple(step_line(ProcessStep.from_json(row)) for row in said.steps)),
        Part("Biểu mẫu điện tử", (said.form_name,)),
        Part("Căn cứ pháp lý", tuple(said.legal_basis)),
    ]


def facts_of(revision: "Revision") -> RevisionFacts:
    """A revision as the facts that would publish it again."""
    return RevisionFacts(
        code=revision.procedure.code,
        level=revision.procedure.level,
        name=revision.name,
        field_name=revision.field.name,
        term=revision.term,
        term_note=revision.term_note,
        cut_off=revision.cut_off,
        fee_note=revision.fee_note,
        result_name=revision.result_name,
        papers=revision.papers,
        fees=revision.fees,
        steps=revision.steps,
        form=revision.form,
        form_name=revision.form_name,
        legal_basis=revision.legal_basis,
        aliases=revision.aliases,
        details=revision.details,
        assumed=revision.assumed,
    )


def changes(old: list[Part], new: list[Part]) -> list[Change]:
    """The parts of two revisions side by side, in the order of the record."""
    return [Change(before.name, before.lines, after.lines) for before, after in zip(old, new, strict=True)]


def paper_line(paper: Paper) -> str:
    """A paper on one line: its name, how many, whether it must be there."""
    notes = [paper.quantity]
    if paper.mode is PaperMode.PRESENT:
        notes.append("xuất trình")
    if paper.when:
        notes.append(paper.when)
    elif not paper.required:
        notes.append("không bắt buộc")
    return f"{paper.name} ({'; '.join(notes)})"


def step_line(step: ProcessStep) -> str:
    """A step on one line, with its part of the term."""
    return f"{step.name} ({step.share} % thời hạn)" if step.share else step.name


def fee_line(fee: FeeLine) -> str:
    """A fee on one line."""
    amount = "theo quy định của địa phương" if fee.amount is None else f"{fee.amount:,} đồng".replace(",", ".")
    return f"{fee.case or 'Mức thu'}: {amount}{' (tạm tính)' if fee.assumed else ''}"


def _own_supplement_term(said: RevisionFacts) -> tuple[str, ...]:
    own = SupplementTerm.of_details(said.details)
    return _some(own.text, own.legal_basis) if own else ()


def _some(*texts: str) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
