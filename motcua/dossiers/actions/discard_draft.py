"""Throwing a draft away."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from motcua.dossiers.models import Draft, DraftRepresentation

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def discard_draft(draft_id: UUID, *, by: "User") -> None:
    """The owner no longer wants it; what was filed stays. Raises Draft.DoesNotExist for somebody else's draft."""
    Draft.objects.select_for_update().get(pk=draft_id, owner=by).delete()
    DraftRepresentation.objects.filter(draft_key=draft_id).delete()
