"""Putting right what was pinned: what can be pinned, what was there, what came, and the difference."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from motcua.dossiers.completeness import Attached, CheckedPaper, Incomplete, check_papers
from motcua.dossiers.events import Supplemented
from motcua.dossiers.ledger import turn_to
from motcua.dossiers.models import Dossier, DossierPaper, Supplement, SupplementPin
from motcua.dossiers.rules.pins import Target
from motcua.dossiers.rules.states import Verb
from motcua.files.queries import uploads_of
from motcua.kernel.refusals import Refused
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import officer_of
from motcua.procedures.rules.forms import validate

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.procedures.models import Revision


@dataclass(frozen=True)
class Pinnable:
    """What a request may pin: keys of fields and papers with their labels, in the order of form and procedure."""

    fields: dict[str, str]
    papers: dict[str, str]


@dataclass(frozen=True)
class SeenAgain:
    """A paper a clerk took in hand for a pin: how many originals and copies."""

    originals: int = 0
    copies: int = 0


@dataclass(frozen=True)
class Answer:
    """What came: values of fields, uploads by paper, and papers a clerk has in hand (at the counter)."""

    values: Mapping[str, Any] = field(default_factory=dict)
    uploads: Mapping[str, Sequence[UUID]] = field(default_factory=dict)
    seen: Mapping[str, SeenAgain] = field(default_factory=dict)


@dataclass(frozen=True)
class Checked:
    """An answer looked at: the data it makes, the files that are right, and a sentence for what is not."""

    data: dict[str, Any]
    ready: list[CheckedPaper]
    seen: Mapping[str, SeenAgain]
    fields: dict[str, str]
    papers: dict[str, str]


@dataclass(frozen=True)
class Difference:
    """A pinned thing before and after: values as they were filed, or the files' names, sizes and hashes."""

    label: str
    target: Target
    key: str
    before: Any
    after: Any
    reason_name: str
    reason: str


def pinnable(revision: "Revision") -> Pinnable:
    """The fields and papers of a revision by key."""
    form = revision.form_definition
    return Pinnable(
        {name: form.label(name) for name in form.field_names}, {paper.key: paper.name for paper in revision.paper_list}
    )


def label_of(revision: "Revision", target: Target, key: str) -> str:
    """What the field or paper is called. Raises KeyError for an unknown one."""
    known = pinnable(revision)
    return (known.fields if target is Target.FIELD else known.papers)[key][:400]


def present_value(dossier: Dossier, target: Target, key: str) -> Any:
    """What stands there now: the field's value, or the paper's files."""
    if target is Target.FIELD:
        return dossier.data.get(key)
    return [_told(paper) for paper in dossier.papers.current().filter(key=key).select_related("blob")]


def _told(paper: DossierPaper) -> dict[str, Any]:
    return {
        "id": paper.pk,
        "file_name": paper.file_name,
        "size": paper.blob.size if paper.blob else None,
        "sha256": paper.blob.sha256 if paper.blob else "",
        "originals": paper.originals,
        "copies": paper.copies,
    }


def too_late(asked: Supplement, *, at: datetime) -> str | None:
    """Why an answer is not taken any more: the day to supplement by has passed."""
    if at <= asked.respond_by:
        return None
    return (
        f"Đã quá hạn bổ sung ({format_short(asked.respond_by)}) nên hồ sơ được đóng theo quy định. "
        "Ông/bà hãy nộp hồ sơ mới; giấy tờ đã nộp được Bộ phận Một cửa trả lại."
    )


def uploaded(answer: Answer, *, by: "User") -> list[Attached]:
    """The uploads of an answer. Raises Refused when one is not the asker's."""
    wanted = {one for ids in answer.uploads.values() for one in ids}
    known = uploads_of(wanted, owner=by) if wanted else {}
    if len(known) != len(wanted):
        raise Refused("Không tìm thấy tệp đã tải lên; ông/bà hãy tải lại tệp.")
    return [Attached(key, known[one]) for key, ids in answer.uploads.items() for one in ids]


def check_answer(
    dossier: Dossier, pins: Sequence[SupplementPin], answer: Answer, attached: Sequence[Attached], *, at: datetime
) -> Checked:
    """Look at an answer with its files. Raises Refused when it touches what was not pinned."""
    keys = {target: keys_of(pins, target) for target in Target}
    strange = set(answer.values) - keys[Target.FIELD]
    strange |= ({row.key for row in attached} | set(answer.seen)) - keys[Target.PAPER]
    if strange:
        raise Refused("Chỉ được sửa những nội dung đã nêu trong phiếu yêu cầu bổ sung.")
    data = {key: value for key, value in {**dossier.data, **answer.values}.items() if value is not None}
    wrong = validate(data, dossier.revision.form_definition, today=day_in_vietnam(at))
    fields = {key: sentence for key, sentence in wrong.items() if key in keys[Target.FIELD]}
    fields |= {key: "Ông/bà hãy sửa lại nội dung này." for key in keys[Target.FIELD] - set(answer.values)}
    ready, papers = check_papers(dossier.revision, attached, at=at)
    papers |= {
        key: "Ông/bà hãy nộp lại giấy tờ này."
        for key in keys[Target.PAPER]
        if not _has_come(key, answer, papers, ready)
    }
    return Checked(data, ready, answer.seen, fields, papers)


def keys_of(pins: Sequence[SupplementPin], target: Target) -> set[str]:
    """The fields or papers that are pinned."""
    return {pin.key for pin in pins if pin.target == target.value}


def _has_come(key: str, answer: Answer, problems: Mapping[str, str], ready: Sequence[CheckedPaper]) -> bool:
    in_hand = answer.seen.get(key)
    if in_hand is not None and (in_hand.originals or in_hand.copies):
        return True
    return key in problems or any(checked.paper.key == key for checked in ready)


def put_right(
    dossier: Dossier,
    asked: Supplement,
    pins: Sequence[SupplementPin],
    checked: Checked,
    *,
    by: "User | None",
    at: datetime,
) -> Supplemented:
    """What came stands in the place of what was there, and the dossier waits at the desk again; the caller records it.

    `by` is None when it arrives from another system. Raises `Incomplete` with a sentence for each pinned thing not right.
    """
    if checked.fields or checked.papers:
        raise Incomplete(checked.fields, checked.papers)
    _replace(dossier, asked, pins, checked, at=at)
    asked.answered_at, asked.answered_by = at, by
    asked.save(update_fields=["answered_at", "answered_by"])
    turn_to(dossier, Verb.SUPPLEMENT, Verb.RECEIVE, at=at, officer=officer_of(by) if by else None)
    dossier.save()
    return Supplemented(number=asked.number, items=len(pins))


def _replace(
    dossier: Dossier, asked: Supplement, pins: Sequence[SupplementPin], checked: Checked, *, at: datetime
) -> None:
    """Old papers stay as superseded."""
    dossier.data = checked.data
    replaced = [pin.key for pin in pins if pin.target == Target.PAPER]
    dossier.papers.current().filter(key__in=replaced).update(superseded_at=at)
    for new in checked.ready:
        DossierPaper.objects.create(
            dossier=dossier,
            key=new.paper.key,
            name=new.paper.name,
            file_name=new.attached.upload.name,
            blob=new.attached.upload.blob,
            signature=new.signature,
            supplement=asked,
        )
    names = pinnable(dossier.revision).papers
    for key, seen in checked.seen.items():
        DossierPaper.objects.create(
            dossier=dossier, key=key, name=names[key], originals=seen.originals, copies=seen.copies, supplement=asked
        )
    for pin in pins:
        pin.after = present_value(dossier, Target(pin.target), pin.key)
        pin.save(update_fields=["after"])


def difference(pin: SupplementPin) -> Difference:
    """One pin as an officer compares it."""
    return Difference(pin.label, Target(pin.target), pin.key, pin.before, pin.after, pin.reason_name, pin.reason)
