"""The results a leader may sign now, many at once, to be read one after the other. Read by the desk's session."""

from motcua.dossiers import policies
from motcua.dossiers.models import Dossier, Result
from motcua.dossiers.rules.states import State
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role


def to_sign_at_once(duties: Duties, *, limit: int) -> list[tuple[Dossier, Result]]:
    """Dossiers with the results proposed in them that this leader may sign, the earliest due first, `limit` at most."""
    rows = Result.objects.filter(
        dossier__in=Dossier.objects.waiting_for(duties.only(Role.LEADER)).filter(state=State.PROPOSED)
    )
    related = ("proposed_by__user", "dossier__revision__procedure", "dossier__agency")
    found = rows.select_related(*related).order_by("dossier__due_at", "dossier_id")[:limit]
    return [(row.dossier, row) for row in found if policies.may_sign(duties, row.dossier) is None]
