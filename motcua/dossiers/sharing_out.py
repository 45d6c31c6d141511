"""What a head shares out among specialists: what nobody has yet, and everything one of them holds."""

from django.db.models import Count

from motcua.dossiers.models import Dossier
from motcua.dossiers.models.dossier import DossierQuerySet
from motcua.dossiers.rules.states import State
from motcua.organisation.models import Officer
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role

_RELATED = ("revision__procedure", "agency", "unit", "holder_agency", "holder_officer__user")


def to_share_out(duties: Duties, *, holder_id: int | None) -> DossierQuerySet:
    """Dossiers of the leader's units that nobody has (`holder_id` None) or one officer holds, the first due first."""
    rows = _worked_on(duties).filter(holder_role=Role.SPECIALIST.value, holder_officer_id=holder_id)
    return rows.select_related(*_RELATED).order_by("due_at", "id")


def holders(duties: Duties) -> list[tuple[Officer, int]]:
    """Whoever holds dossiers of the leader's units, those who have left or lost the role as well, with how many."""
    held = _worked_on(duties).filter(holder_role=Role.SPECIALIST.value, holder_officer__isnull=False)
    counts = dict(held.order_by().values_list("holder_officer_id").annotate(Count("id")))
    found = Officer.objects.select_related("user").filter(pk__in=counts).order_by("user__full_name")
    return [(officer, counts[officer.pk]) for officer in found]


def _worked_on(duties: Duties) -> DossierQuerySet:
    units, states = duties.agencies(Role.LEADER), (State.RECEIVED, State.PROCESSING)
    return Dossier.objects.unsettled().filter(unit_id__in=units, state__in=states)
