"""Keeping what has been typed so far."""

from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from motcua.dossiers.models import Draft

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def save_draft(draft_id: UUID, data: dict[str, Any], *, version: int | None = None, by: "User", at: datetime) -> Draft:
    """Write typed values as they are, right or wrong. Values of fields not in `data` are kept; None takes a value out.

    `version` is the browser's running number: an older save that arrives late changes nothing.
    Raises Draft.DoesNotExist for somebody else's draft.
    """
    draft = Draft.objects.select_for_update().get(pk=draft_id, owner=by)
    if version is not None and version <= draft.version:
        return draft
    draft.data = {name: value for name, value in {**draft.data, **data}.items() if value is not None}
    draft.version = version if version is not None else draft.version + 1
    draft.updated_at = at
    draft.save(update_fields=["data", "version", "updated_at"])
    return draft
