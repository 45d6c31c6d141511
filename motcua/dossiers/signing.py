"""The results that wait for a signature or a seal, many at once, to be read one after the other in a session."""

from django.db.models import Count

from motcua.dossiers import policies
from motcua.dossiers.models import Dossier, Result
from motcua.dossiers.rules.states import State
from motcua.organisation.models import Agency
from motcua.organisation.queries import agencies_named
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


def to_seal_at_once(duties: Duties, agency_code: str, *, limit: int) -> list[tuple[Dossier, Result]]:
    """Dossiers of one authority with the signed results this document clerk may seal, the earliest due first."""
    rows = Result.objects.filter(
        dossier__in=Dossier.objects.waiting_for(duties.only(Role.DOCUMENT_CLERK)).filter(state=State.SIGNED),
        dossier__agency__code=agency_code,
    )
    related = ("signed_by__user", "dossier__revision__procedure", "dossier__agency")
    found = rows.select_related(*related).order_by("dossier__due_at", "dossier_id")[:limit]
    return [(row.dossier, row) for row in found if policies.may_seal(duties, row.dossier) is None]


def waiting_for_seal(duties: Duties) -> list[tuple[Agency, int]]:
    """The authorities whose seal this document clerk keeps, with how many results wait for it, by name."""
    kept = duties.only(Role.DOCUMENT_CLERK)
    rows = Dossier.objects.waiting_for(kept).filter(state=State.SIGNED)
    counts = dict(rows.order_by().values_list("agency_id").annotate(Count("id")))
    return [(one, counts.get(one.pk, 0)) for one in agencies_named(kept.agencies(Role.DOCUMENT_CLERK))]
