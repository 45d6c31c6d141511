"""Dossiers between two desks: what was taken in for another place, what is on its way, where one may go."""

from collections.abc import Collection
from datetime import date

from motcua.dossiers.models import Dossier, Transfer
from motcua.dossiers.models.dossier import DossierQuerySet
from motcua.dossiers.models.transfer import TransferQuerySet
from motcua.dossiers.queries import at_the_desk
from motcua.dossiers.rules.receiving import why_not_elsewhere
from motcua.dossiers.rules.states import FINAL, State
from motcua.dossiers.searching import matching
from motcua.organisation.queries import in_same_province
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.procedures.models import Competence
from motcua.procedures.queries import competences_of
from motcua.reference.queries import limits_of, regime_on
from motcua.reference.rules.limits import LimitKey

_FINAL = [state.value for state in State if state in FINAL]
_RELATED = ("dossier__revision__procedure", "from_desk", "to_desk")


def taken_here(duties: Duties) -> TransferQuerySet:
    """What the clerk's desks took in for other places and has not ended, what still lies here first."""
    rows = Transfer.objects.taken_by_desks_of(duties).exclude(dossier__state__in=_FINAL)
    return rows.select_related(*_RELATED).order_by("sent_at", "-taken_at")


def find_taken_here(duties: Duties, text: str, *, limit: int = 20) -> list[Transfer]:
    """What the clerk's desks took in for other places, ended or not, found as `queries.find` does; the newest first."""
    said = matching(text, "dossier__")
    if said is None:
        return []
    rows = Transfer.objects.taken_by_desks_of(duties).filter(said).select_related(*_RELATED)
    return list(rows.order_by("-taken_at")[:limit])


def on_their_way(duties: Duties) -> TransferQuerySet:
    """What other desks took in for the clerk's desks and waits to be received here, the oldest first."""
    rows = Transfer.objects.filter(to_desk_id__in=duties.agencies(Role.RECEIVER), arrived_at__isnull=True)
    return rows.filter(dossier__state=State.SUBMITTED).select_related(*_RELATED).order_by("taken_at")


def arrived_from_elsewhere(dossier: Dossier) -> bool:
    """Whether another desk of the province took it in and it has been received where it is settled."""
    return Transfer.objects.filter(dossier=dossier, arrived_at__isnull=False).exists()


def filed_at_own_desk(duties: Duties) -> DossierQuerySet:
    """What waits to be received at the clerk's desks without having been taken in elsewhere."""
    return at_the_desk(duties, State.SUBMITTED).filter(transfer__isnull=True)


def takes_for_others(on: date) -> bool:
    """Whether the regime of a day lets a desk take in what other authorities of the province settle."""
    rule = limits_of(regime_on(on).key).text(LimitKey.RECEIVING_DESK)
    return why_not_elsewhere(rule, same_province=True) is None


def places_beyond(procedure_code: str, desk_ids: Collection[int], *, on: date) -> list[Competence]:
    """Who else in the province settles a procedure, received at none of these desks, by the authority's name."""
    if not desk_ids or not takes_for_others(on):
        return []
    others = [one for one in competences_of(procedure_code, on=on) if one.desk_id not in desk_ids]
    reachable = in_same_province(min(desk_ids), {one.desk_id for one in others})
    return [one for one in others if one.desk_id in reachable]
