"""A citizen's program files a dossier in one message, without a draft."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers.completeness import Attached, Incomplete
from motcua.dossiers.filing import Application, citizen_and_stamp, file_application, filed_once, ground_for
from motcua.dossiers.models import Dossier
from motcua.files.queries import uploads_of
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import day_in_vietnam

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.procedures.models import Revision


@dataclass(frozen=True)
class DirectFiling:
    """A whole application; `papers` maps the key of a paper to the uploads put with it."""

    filing_key: UUID
    procedure_code: str
    agency_code: str
    data: dict[str, Any]
    papers: Mapping[str, Sequence[UUID]] = field(default_factory=dict)


def filed_before(filing: DirectFiling, by: "User", at: datetime) -> Dossier | None:
    """What this citizen filed under the key. Raises Refused when somebody else did."""
    known = Dossier.objects.select_related("applicant").filter(filing_key=filing.filing_key).first()
    if known is not None and known.applicant.user_id != by.pk:
        raise Refused("Khóa nộp hồ sơ này đã được dùng cho một hồ sơ khác; hãy tạo khóa mới.")
    return known


@filed_once(filed_before)
@transaction.atomic(durable=True)
def submit_directly(filing: DirectFiling, *, by: "User", at: datetime) -> Dossier:
    """File it under the revision in force now. Filing twice with one key returns the same dossier.

    Raises `Incomplete` with a sentence for each field and paper, Refused when the authority does not settle the
    procedure, it is not offered online, the account is not a citizen's, or the key is somebody else's.
    """
    person, stamp = citizen_and_stamp(by)
    ground = ground_for(filing.procedure_code, filing.agency_code, on=day_in_vietnam(at), stamp=stamp)
    attached = _attached(filing, ground.revision, by)
    application = Application(
        filing.filing_key, ground.revision, ground.competence, ground.regime, filing.data, attached
    )
    return file_application(application, person=person, by=by, at=at)


def _attached(filing: DirectFiling, revision: "Revision", by: "User") -> list[Attached]:
    if not filing.papers:
        return []
    known = {paper.key for paper in revision.paper_list}
    uploads = uploads_of({one for ids in filing.papers.values() for one in ids}, owner=by)
    problems: dict[str, str] = {}
    attached = []
    for key, ids in filing.papers.items():
        if key not in known:
            problems[key] = "Thủ tục này không có loại giấy tờ đã chọn."
        elif any(one not in uploads for one in ids):
            problems[key] = "Không tìm thấy tệp đã tải lên; ông/bà hãy tải lại tệp."
        else:
            attached += [Attached(key, uploads[one]) for one in ids]
    if problems:
        raise Incomplete({}, problems)
    return attached
