"""Taking a file off a draft."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from motcua.dossiers.models import Draft, DraftPaper

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def detach_paper(draft_id: UUID, paper_id: int, *, by: "User") -> None:
    """The file is no longer part of the draft. Raises Draft.DoesNotExist for somebody else's draft."""
    draft = Draft.objects.select_for_update().get(pk=draft_id, owner=by)
    DraftPaper.objects.filter(draft=draft, pk=paper_id).delete()
