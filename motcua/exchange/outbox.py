"""One fact as a message of the outbox."""

from datetime import datetime
from typing import TYPE_CHECKING

from motcua.clients.national_portal.mapping import mapping_of
from motcua.clients.national_portal.portal import Service
from motcua.exchange.models import Origin, Outbound
from motcua.exchange.telling import case_of, progress_of

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier
    from motcua.journal.models import Entry


def message_of(
    entry: "Entry", dossier: "Dossier", service: Service, status: int, *, updating: bool, version: str, at: datetime
) -> Outbound:
    """The message that tells the portal of a fact, written in a version of its fields; not yet saved."""
    origin, mapping = Origin.objects.filter(dossier=dossier).first(), mapping_of(version)
    if service is Service.SYNC:
        payload = mapping.dossier_row(case_of(dossier, status, origin))
    else:
        payload = mapping.progress_row(progress_of(dossier, entry, status, origin))
    return Outbound(
        dossier=dossier,
        entry_id=entry.pk,
        service=service.value,
        status=status,
        updating=updating or origin is not None,
        version=version,
        payload=payload,
        queued_at=at,
        next_try=at,
    )
