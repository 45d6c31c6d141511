"""Receptions at the counter that are not filed yet: each clerk's own, and only for as long as the installation says."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from motcua.dossiers.models import Dossier, KeptReception

if TYPE_CHECKING:
    from motcua.accounts.models import User


def kept_receptions(user: "User", *, at: datetime) -> list[KeptReception]:
    """What this clerk left unfiled, the newest first."""
    return list(_of(user, at).order_by("-updated_at"))


def kept_reception(user: "User", filing_key: UUID, *, at: datetime) -> KeptReception | None:
    """One of this clerk's own that is not filed yet."""
    return _of(user, at).filter(pk=filing_key).first()


def kept_too_long(*, at: datetime) -> QuerySet[KeptReception]:
    """Nobody came back to these in time (Decree 13/2023 art. 3.7: no longer than the purpose needs)."""
    return KeptReception.objects.filter(updated_at__lt=_oldest(at))


def _of(user: "User", at: datetime) -> QuerySet[KeptReception]:
    """A save that was on its way when it was filed may arrive afterwards: what is filed is not offered again."""
    filed = Exists(Dossier.objects.filter(filing_key=OuterRef("pk")))
    return KeptReception.objects.filter(~filed, owner=user, updated_at__gte=_oldest(at))


def _oldest(at: datetime) -> datetime:
    return at - timedelta(hours=settings.RECEPTION_KEPT_HOURS)
