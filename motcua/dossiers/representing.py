"""Naming who acts for the applicant, inside the caller's transaction, and asking who does."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Exists, OuterRef

from motcua.dossiers.models import Dossier, DraftRepresentation, Representative
from motcua.dossiers.rules.representing import FILING, SCOPE_NAMES, Basis, Scope
from motcua.files.queries import upload_of
from motcua.kernel.identity import check_identity_number, check_phone
from motcua.kernel.refusals import Refused
from motcua.people.actions import PersonFacts, find_or_add

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.files.models import Upload
    from motcua.organisation.models import Officer

NO_PAPER = "Đính kèm giấy tờ ủy quyền, hoặc xác nhận đã xem bản giấy và giấy tờ tùy thân."
FOR_ANOTHER = "Hồ sơ này được lập để nộp thay người khác; hãy nộp từ trang kiểm tra hồ sơ trên cổng."
SHORTEST_NAME = 2


@dataclass(frozen=True)
class Authority:
    """Who acts for the applicant and by which paper: uploaded by the one who enters it, or seen by the clerk."""

    name: str
    identity_no: str
    phone: str
    basis: Basis
    scope: Scope
    paper_number: str = ""
    paper_on: date | None = None
    upload_id: UUID | None = None
    paper_seen: bool = False


def represent(
    dossier: Dossier, authority: Authority, *, by: "User", officer: "Officer | None", at: datetime
) -> Representative:
    """Write down who acts for the applicant. Raises Refused when the paper, a number or the person is not right."""
    number, phone = _checked(authority, dossier)
    upload = _paper(authority, by)
    seen = authority.paper_seen and officer is not None
    if upload is None and not seen:
        raise Refused(NO_PAPER)
    person = find_or_add(PersonFacts(number, authority.name.strip(), phone), at=at)
    return Representative.objects.create(
        dossier=dossier,
        person=person,
        name=authority.name.strip()[:160],
        identity_no=number,
        phone=phone,
        basis=authority.basis.value,
        paper_number=authority.paper_number.strip()[:60],
        paper_on=authority.paper_on,
        scope=authority.scope.value,
        blob=upload.blob if upload else None,
        file_name=upload.name if upload else "",
        seen_by=officer if seen else None,
        named_at=at,
    )


def represent_filing(
    dossier: Dossier, authority: Authority, *, by: "User", officer: "Officer | None", at: datetime
) -> Representative:
    """The same for whoever hands the dossier in: the paper must let them file."""
    if authority.scope not in FILING:
        raise Refused("Giấy tờ ủy quyền phải có nội dung nộp hồ sơ.")
    return represent(dossier, authority, by=by, officer=officer, at=at)


def for_another() -> Exists:
    """For a query of drafts: whether a draft is for somebody else."""
    return Exists(DraftRepresentation.objects.filter(draft_key=OuterRef("pk")))


def representation_of(draft_id: UUID) -> DraftRepresentation | None:
    """For whom a draft is filed, when that is not its owner; the caller has found the draft through the asker."""
    return DraftRepresentation.objects.select_related("upload__blob").filter(draft_key=draft_id).first()


def representative_of(dossier: Dossier) -> Representative | None:
    """Who acts for the applicant now."""
    rows = Representative.objects.in_force().select_related("person", "blob", "seen_by__user")
    return rows.filter(dossier=dossier).first()


def files_for_applicant(user_id: int | None, dossier: Dossier) -> bool:
    """Whether an account acts for the applicant by a paper that lets it file and supplement."""
    if user_id is None:
        return False
    rows = Representative.objects.in_force().filter(dossier=dossier, person__user_id=user_id)
    return rows.filter(scope__in=[scope.value for scope in FILING]).exists()


def why_not_collected_by(known: Representative | None) -> str | None:
    """Why the result may not be given to who acts for the applicant; None when it may."""
    if known is None:
        return "Hồ sơ không có người được ủy quyền."
    if not known.collects:
        return f"Giấy tờ ủy quyền chỉ cho {SCOPE_NAMES[Scope(known.scope)].lower()}, không cho nhận kết quả."
    return None


def why_not_by_name(dossier: Dossier, name: str) -> str | None:
    """Why the result may not be given to a name alone: it is that of somebody who acts, or acted, for the applicant."""
    said = name.strip().casefold()
    named = [one for one in dossier.representatives.order_by("-id") if one.name.casefold() == said]
    if not named or said == dossier.applicant_name.casefold():
        return None
    if named[0].ended_at is not None:
        return "Việc ủy quyền cho người này đã chấm dứt nên không trả kết quả cho người này."
    return why_not_collected_by(named[0]) or "Trả cho người được ủy quyền: đối chiếu và ghi số định danh của người đó."


def _checked(authority: Authority, dossier: Dossier) -> tuple[str, str]:
    if len(authority.name.strip()) < SHORTEST_NAME:
        raise Refused("Ghi họ, chữ đệm và tên người được ủy quyền.")
    try:
        number, phone = check_identity_number(authority.identity_no), check_phone(authority.phone)
    except ValueError as wrong:
        raise Refused(f"Người được ủy quyền: {wrong}") from wrong
    if number == dossier.applicant_identity_no:
        raise Refused("Người được ủy quyền phải là người khác với người nộp hồ sơ.")
    return number, phone


def _paper(authority: Authority, by: "User") -> "Upload | None":
    if authority.upload_id is None:
        return None
    upload = upload_of(authority.upload_id, owner=by)
    if upload is None or upload.blob is None:
        raise Refused("Không tìm thấy tệp giấy tờ ủy quyền vừa tải lên; hãy chọn lại tệp.")
    return upload
