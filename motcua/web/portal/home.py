"""The first page, and the way in after signing in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from motcua.kernel import doorclock
from motcua.organisation.queries import duties_of
from motcua.procedures.queries import best_known
from motcua.reference.queries import portal_mode_on
from motcua.web.kit.doors import DOORS

BEST_KNOWN = 6


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The search box first, then what most people come for, how it works, and tracking."""
    today = doorclock.today()
    best, portal = best_known(on=today, limit=BEST_KNOWN), portal_mode_on(today)
    return render(request, "portal/home.html", {"best_known": best, "portal": portal, "values": {}, "errors": {}})


@require_safe
def enter(request: HttpRequest) -> HttpResponse:
    """After signing in: an officer to the first door their roles open, anybody else to their dossiers."""
    roles = {role.value for role in duties_of(request.user, on=doorclock.today()).roles}
    door = next((door for door in DOORS if door.roles & roles), None)
    return redirect(door.home if door else "portal:mine")
