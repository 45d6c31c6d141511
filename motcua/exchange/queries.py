"""Reading the exchange: through who looks after it; nobody else sees a row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from motcua.dossiers.models import Dossier
from motcua.exchange import policies
from motcua.exchange.models import Inbound, Origin, Outbound, Reconciliation
from motcua.exchange.rules.kinds import InboundState
from motcua.exchange.rules.telling import TOLD
from motcua.journal.queries import acted_on
from motcua.kernel.worktime import VIETNAM
from motcua.organisation.rules.duties import Duties

FAILED = "failed"
"""Of the outbox: what has been tried in vain."""


@dataclass(frozen=True)
class Load:
    """How much waits: to be told, told in vain, arrived and not filed; and since when the oldest waits to be told."""

    waiting: int
    failed: int
    quarantined: int
    oldest: datetime | None


def load() -> Load:
    """Numbers only, for the console and for `motcua doctor`."""
    rows = Outbound.objects.waiting()
    hopeful, failed = rows.filter(failed_at__isnull=True), rows.filter(failed_at__isnull=False).count()
    oldest = hopeful.order_by("queued_at").values_list("queued_at", flat=True).first()
    quarantined = Inbound.objects.filter(state=InboundState.QUARANTINED.value).count()
    return Load(hopeful.count(), failed, quarantined, oldest)


def outbox(duties: Duties, which: str = "") -> QuerySet[Outbound]:
    """What the portal has not acknowledged, the oldest first; only what was tried in vain with `which` "failed"."""
    if policies.may_look(duties):
        return Outbound.objects.none()
    rows = Outbound.objects.waiting().select_related("dossier")
    if which == FAILED:
        rows = rows.filter(failed_at__isnull=False)
    return rows.order_by("entry_id")


def arrivals(duties: Duties, state: InboundState = InboundState.QUARANTINED) -> QuerySet[Inbound]:
    """What arrived and is in a state, the newest first."""
    if policies.may_look(duties):
        return Inbound.objects.none()
    return Inbound.objects.filter(state=state.value).select_related("dossier").order_by("-arrived_at", "-pk")


def arrival(duties: Duties, inbound_id: int) -> Inbound | None:
    """One message that arrived."""
    if policies.may_look(duties):
        return None
    return Inbound.objects.select_related("dossier", "settled_by").filter(pk=inbound_id).first()


def comparisons(duties: Duties, *, limit: int = 7) -> list[Reconciliation]:
    """The last days that were compared, the newest first."""
    return [] if policies.may_look(duties) else list(Reconciliation.objects.order_by("-day")[:limit])


def dossier_told(duties: Duties, code: str) -> int | None:
    """The number of a dossier the asker may have told again, by its code; None for nobody and nothing."""
    if policies.may_look(duties):
        return None
    return Dossier.objects.filter(code=code).values_list("pk", flat=True).first()


# For the jobs


def due_to_tell(at: datetime, *, limit: int = 200) -> list[Outbound]:
    """What can be sent now: the first waiting message of each dossier."""
    return list(Outbound.objects.due(at)[:limit])


def is_compared(day: date) -> bool:
    """Whether a day has been compared with the portal to the last dossier."""
    return Reconciliation.objects.filter(day=day, unanswered=0).exists()


def to_compare(day: date) -> Sequence[tuple[Dossier, str]]:
    """The dossiers something was to be told of on a day, each with its code on the portal; what still waits is left out."""
    first = datetime.combine(day, time(0), VIETNAM)
    touched = acted_on("dossier", TOLD, first=first, before=first + timedelta(days=1))
    waiting = Outbound.objects.waiting().filter(failed_at__isnull=True).values("dossier_id")
    rows = list(Dossier.objects.filter(pk__in=touched).exclude(pk__in=waiting).order_by("pk"))
    codes = dict(Origin.objects.filter(dossier__in=rows).values_list("dossier_id", "national_code"))
    return [(dossier, codes.get(dossier.pk, dossier.code)) for dossier in rows]
