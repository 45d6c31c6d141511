"""How long the present step of a dossier usually takes: read from the ledger of steps already walked."""

from motcua.dossiers.models import Dossier, Step
from motcua.dossiers.rules.forecast import Forecast, forecast
from motcua.dossiers.rules.states import ENDED, WAITING, State
from motcua.reference.queries import working_calendar

LOOKED_AT = 1000
"""The newest steps of the agency that are looked through for the same procedure: a bound on the cost of a page."""


def forecast_of(dossier: Dossier) -> Forecast | None:
    """Working time the same step of the same procedure took at the same agency; None when it cannot be said honestly.

    Nothing is said of a dossier that waits for its applicant, nor of one that has ended.
    """
    state = State(dossier.state)
    if state in ENDED or state in WAITING:
        return None
    here = dossier.steps.filter(closed_at__isnull=True).first()
    if here is None:
        return None
    walked = Step.objects.filter(agency_id=here.agency_id, key=here.key, closed_at__isnull=False)
    newest = walked.order_by("-closed_at").values("pk")[:LOOKED_AT]
    same = Step.objects.filter(pk__in=newest, dossier__revision__procedure_id=dossier.revision.procedure_id)
    calendar = working_calendar(dossier.agency.code)
    spans = same.values_list("opened_at", "closed_at")
    return forecast([calendar.working_time_between(opened, closed) for opened, closed in spans if closed])
