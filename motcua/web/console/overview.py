"""The door's first page: what the house holds, and where to change it."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import doorclock
from motcua.monitoring.queries import catalogue_counts
from motcua.organisation.queries import officers_matching
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import AGENCY_KIND_NAMES, Role
from motcua.procedures.queries import LEVELS
from motcua.procedures.rules.online import OnlineLevel
from motcua.signatures.queries import estate
from motcua.web.console.doors import BOTH, side
from motcua.web.kit.access import officer_with

SOON = timedelta(days=30)


@require_safe
@officer_with(*BOTH)
def overview(request: HttpRequest, duties: Duties) -> HttpResponse:
    """Counts with links into the tables."""
    now, today = doorclock.now(), doorclock.today()
    administers = duties.holds(Role.ADMINISTRATOR)
    page = {
        "side": side(request, duties),
        "counts": catalogue_counts(today),
        "levels": LEVELS,
        "kinds": list(AGENCY_KIND_NAMES.items()),
        "online": list(OnlineLevel),
        "officers": officers_matching(duties, on=today).count() if administers else None,
        "certificates": estate(at=now, within=SOON) if administers else None,
        "read_at": now,
    }
    return render(request, "console/overview.html", page)
