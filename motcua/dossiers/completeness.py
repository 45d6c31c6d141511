"""Whether an application can be filed: every field right, every required paper whole, signed where it must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from motcua.dossiers.models import Draft
from motcua.files.models import Upload
from motcua.files.queries import content_of
from motcua.files.rules.kinds import KIND_NAMES, PDF, SHORT_NAMES
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import day_in_vietnam
from motcua.procedures.models import Revision
from motcua.procedures.rules.forms import validate
from motcua.procedures.rules.papers import Paper, Signed
from motcua.signatures.queries import verify_pdf


class Incomplete(Refused):
    """The application cannot be filed yet. `fields` and `papers` map a field or paper key to its sentence."""

    def __init__(self, fields: dict[str, str], papers: dict[str, str]) -> None:
        self.fields = fields
        self.papers = papers
        count = len(fields) + len(papers)
        super().__init__(f"Hồ sơ còn {count} nội dung cần hoàn thiện trước khi nộp.")


@dataclass(frozen=True)
class Attached:
    """A file put with the paper `key`; the upload may still be arriving."""

    key: str
    upload: Upload


@dataclass(frozen=True)
class CheckedPaper:
    """A paper ready to be filed with the verdict on its digital signature, empty when none was required."""

    paper: Paper
    attached: Attached
    signature: str


def attached_to(draft: Draft) -> list[Attached]:
    """The files of a draft."""
    return [Attached(row.key, row.upload) for row in draft.papers.select_related("upload__blob")]


def check(draft: Draft, *, at: datetime) -> list[CheckedPaper]:
    """The checked papers of a draft. Raises Incomplete with one sentence for each field and paper that is not right."""
    return check_application(draft.revision, draft.data, attached_to(draft), at=at)


def check_application(
    revision: Revision, data: Mapping[str, Any], attached: Sequence[Attached], *, at: datetime
) -> list[CheckedPaper]:
    """The checked papers of an application, drafted before or not. Raises Incomplete like `check`."""
    fields = validate(data, revision.form_definition, today=day_in_vietnam(at))
    ready, problems = check_papers(revision, attached, at=at)
    problems |= _missing(revision.paper_list, {row.key for row in attached})
    if fields or problems:
        raise Incomplete(fields, problems)
    return ready


def check_papers(
    revision: Revision, attached: Sequence[Attached], *, at: datetime
) -> tuple[list[CheckedPaper], dict[str, str]]:
    """The attached files that are right, and a sentence for each paper key whose file is not."""
    known = {paper.key: paper for paper in revision.paper_list}
    problems: dict[str, str] = {}
    ready: list[CheckedPaper] = []
    for row in attached:
        paper = known.get(row.key)
        if paper is None:
            continue
        problem, signature = _look_at(paper, row, at)
        if problem:
            problems[paper.key] = problem
        else:
            ready.append(CheckedPaper(paper, row, signature))
    return ready, problems


def _missing(papers: list[Paper], present: set[str]) -> dict[str, str]:
    return {
        paper.key: f"Chưa có “{paper.name}”. Ông/bà hãy tải lên tệp PDF hoặc ảnh chụp giấy tờ này."
        for paper in papers
        if paper.must_be_uploaded and paper.key not in present
    }


def _look_at(paper: Paper, row: Attached, at: datetime) -> tuple[str | None, str]:
    blob = row.upload.blob
    if blob is None:
        return f"Tệp “{row.upload.name}” chưa tải xong. Ông/bà hãy chờ tải xong hoặc chọn lại tệp.", ""
    accepted = {SHORT_NAMES[name] for name in paper.accept if name in SHORT_NAMES}
    if accepted and blob.kind not in accepted:
        names = ", ".join(sorted(KIND_NAMES[kind] for kind in accepted))
        return f"“{paper.name}” chỉ nhận tệp {names}; tệp “{row.upload.name}” thuộc loại khác.", ""
    if paper.signed is Signed.NONE:
        return None, ""
    return _look_at_signature(paper, row, at)


def _look_at_signature(paper: Paper, row: Attached, at: datetime) -> tuple[str | None, str]:
    blob = row.upload.blob
    if blob is None or blob.kind != PDF:
        if paper.signed is Signed.OPTIONAL:
            return None, ""
        return f"“{paper.name}” phải là tệp PDF có chữ ký số.", ""
    report = verify_pdf(content_of(blob), at=at)
    verdict = report.verdict.value
    if paper.signed is Signed.REQUIRED and verdict != "valid":
        why = " ".join(report.reasons) or "Tệp không có chữ ký số."
        return f"Chữ ký số trên “{row.upload.name}” chưa hợp lệ: {why}", verdict
    if verdict == "invalid":
        return f"Chữ ký số trên “{row.upload.name}” không hợp lệ: {' '.join(report.reasons)}", verdict
    return None, verdict
