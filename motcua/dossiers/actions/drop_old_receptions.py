"""Forgetting what was typed at the desk and left."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.keeping import kept_too_long


@transaction.atomic(durable=True)
def drop_old_receptions(*, at: datetime) -> int:
    """Delete what nobody came back to in time; how many."""
    return kept_too_long(at=at).delete()[0]
