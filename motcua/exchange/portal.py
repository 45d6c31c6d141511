"""The national portal this installation exchanges with, if any."""

from django.conf import settings

from motcua.clients.national_portal.http import HttpNationalPortal
from motcua.exchange.actions.put_in_outbox import put_in_outbox
from motcua.journal.models import Entry


def our_portal() -> HttpNationalPortal | None:
    """The portal of `MOTCUA_NATIONAL_PORTAL`; None when nothing is exchanged."""
    return HttpNationalPortal(settings.NATIONAL_PORTAL) if settings.NATIONAL_PORTAL else None


def tell_portal(entry: Entry) -> None:
    """What follows from a fact that changes how a dossier stands on the portal: it waits to be told."""
    facts = settings.NATIONAL_PORTAL
    if facts is not None:
        put_in_outbox(entry.subject_id, up_to=entry.pk, version=facts.version, by=None, at=entry.at)
