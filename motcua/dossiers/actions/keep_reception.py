"""Keeping what a clerk has typed so far at the desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from motcua.dossiers.models import Dossier, KeptReception
from motcua.kernel.refusals import Refused

if TYPE_CHECKING:
    from motcua.accounts.models import User

ELSEWHERE = "Lượt tiếp nhận này đang được làm tiếp ở cửa sổ khác; cửa sổ này không lưu và không gửi nữa."


@dataclass(frozen=True)
class TypedPage:
    """A page as it stands in a window of the browser; `version` is the running number of its saves."""

    filing_key: UUID
    answers: dict[str, str]
    window: UUID
    version: int


@transaction.atomic(durable=True)
def keep_reception(page: TypedPage, *, by: "User", at: datetime) -> KeptReception | None:
    """Keep the page as it is, right or wrong; a save of the same window that arrives late changes nothing.

    None when it has been filed: there is nothing to keep any more. Raises Refused when another window has gone on with
    it, KeptReception.DoesNotExist for what another clerk typed.
    """
    if Dossier.objects.filter(filing_key=page.filing_key).exists():
        return None
    typed = {"answers": page.answers, "window": page.window, "version": page.version, "updated_at": at}
    rows = KeptReception.objects.select_for_update()
    kept, is_new = rows.get_or_create(pk=page.filing_key, defaults={"owner": by, **typed})
    if kept.owner_id != by.pk:
        raise KeptReception.DoesNotExist
    if is_new:
        return kept
    if page.version <= kept.version:
        if kept.window != page.window:
            raise Refused(ELSEWHERE)
        return kept
    for name, value in typed.items():
        setattr(kept, name, value)
    kept.save(update_fields=list(typed))
    return kept
