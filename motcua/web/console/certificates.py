"""Certificates of officers and agencies: whose, from whom, until when. Nothing is changed here."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import doorclock
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.signatures.queries import PURPOSES, all_certificates, estate
from motcua.web.console.doors import options, side
from motcua.web.kit.access import officer_with
from motcua.web.kit.slices import slice_of

SOON = timedelta(days=60)


@require_safe
@officer_with(Role.ADMINISTRATOR)
def certificates(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The first to expire first."""
    now = doorclock.now()
    purpose, soon = request.GET.get("loai", ""), request.GET.get("sap-het-han", "")
    rows = all_certificates(purpose=purpose, expiring_before=now + SOON if soon else None)
    page = {
        "side": side(request, duties),
        "page": slice_of(rows, request),
        "estate": estate(at=now, within=SOON),
        "purposes": options(PURPOSES, purpose),
        "purpose_names": dict(PURPOSES),
        "soon": bool(soon),
        "now": now,
        "limit": now + SOON,
    }
    return render(request, "console/certificates.html", page)
