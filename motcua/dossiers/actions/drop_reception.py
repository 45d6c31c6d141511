"""Throwing away what was typed at the desk and not filed."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from motcua.dossiers.models import KeptReception

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def drop_reception(filing_key: UUID, *, by: "User") -> None:
    """The clerk no longer wants it; what was filed stays. Raises KeptReception.DoesNotExist for another clerk's."""
    KeptReception.objects.select_for_update().get(pk=filing_key, owner=by).delete()
