"""Putting a file with a paper of a draft."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from motcua.dossiers.models import Draft, DraftPaper
from motcua.files.queries import upload_of
from motcua.kernel.refusals import Refused

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def attach_paper(draft_id: UUID, key: str, upload_id: UUID, *, by: "User", at: datetime) -> DraftPaper:
    """The upload (which may still be arriving) belongs to the paper `key`. Attaching it again changes nothing.

    Raises Draft.DoesNotExist for somebody else's draft, Refused for an unknown paper or upload, or an upload that is
    with another paper already.
    """
    draft = Draft.objects.select_for_update(of=("self",)).select_related("revision").get(pk=draft_id, owner=by)
    if key not in {paper.key for paper in draft.revision.paper_list}:
        raise Refused("Thủ tục này không có loại giấy tờ đã chọn.")
    upload = upload_of(upload_id, owner=by)
    if upload is None:
        raise Refused("Không tìm thấy tệp vừa tải lên; ông/bà hãy chọn lại tệp.")
    paper, _ = DraftPaper.objects.get_or_create(upload=upload, defaults={"draft": draft, "key": key})
    if (paper.draft_id, paper.key) != (draft.pk, key):
        raise Refused("Tệp này đã được đính kèm cho giấy tờ khác; ông/bà hãy tải lên một tệp riêng cho giấy tờ này.")
    draft.updated_at = at
    draft.save(update_fields=["updated_at"])
    return paper
