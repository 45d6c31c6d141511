"""What a head has to look at in the morning: dossiers late or due today in their units, and who could take them."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count, Q

from motcua.dossiers import policies
from motcua.dossiers.models import Dossier
from motcua.dossiers.models.dossier import DossierQuerySet
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role

_RELATED = ("revision__procedure", "agency", "unit", "holder_agency", "holder_officer__user")


def at_risk(duties: Duties, *, on: date) -> DossierQuerySet:
    """Unsettled dossiers of the leader's units and authorities due by the end of a day, the longest late first.

    A dossier whose clock stands (its applicant has to act) is not at risk.
    """
    led = duties.agencies(Role.LEADER)
    rows = Dossier.objects.unsettled().filter(Q(unit_id__in=led) | Q(agency_id__in=led))
    rows = rows.filter(due_on__lte=on, paused_since__isnull=True)
    return rows.select_related(*_RELATED).order_by("due_on", "due_at", "id")


def may_assign(duties: Duties, dossier: Dossier) -> bool:
    """Whether this leader may give a dossier of the list to somebody now."""
    return policies.may_assign(duties, dossier) is None


def held_by_each(officer_ids: Collection[int]) -> dict[int, int]:
    """How many open dossiers each of the officers holds by name, for a head who shares work out."""
    rows = Dossier.objects.open().filter(holder_officer_id__in=officer_ids)
    found = dict(rows.values_list("holder_officer_id").annotate(Count("id")))
    return {officer_id: found.get(officer_id, 0) for officer_id in officer_ids}
