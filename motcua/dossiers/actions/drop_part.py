"""A part of a linked dossier that has not begun and never will."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.events import PartDropped
from motcua.dossiers.linking import parts_to_drop
from motcua.dossiers.models import Dossier, Link
from motcua.journal.actions import record


@transaction.atomic(durable=True)
def drop_part(link_id: int, *, at: datetime) -> Link | None:
    """The part is given up with its reason, so that the head of the whole knows and decides.

    Nobody acts here: it follows from what became of the other parts or of the whole. None when it may still begin.
    """
    whole = Dossier.objects.locked(Link.objects.values_list("parent_id", flat=True).get(pk=link_id))
    found = next(((link, why) for link, why in parts_to_drop(whole) if link.pk == link_id), None)
    if found is None:
        return None
    link, why = found
    link.dropped_at, link.dropped_why = at, why[:300]
    link.save(update_fields=["dropped_at", "dropped_why"])
    event = PartDropped(name=link.name, why=link.dropped_why)
    record(event, by=None, at=at, subject="dossier", subject_id=whole.pk, agency_id=whole.agency_id)
    return link
