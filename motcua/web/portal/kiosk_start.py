"""The pages of a kiosk: where everybody begins clean, whether somebody is still there, and how a clerk ends it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import doorclock
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.queueing.actions.close_kiosk import close_kiosk
from motcua.reference.queries import portal_mode_on
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.kiosk import kiosk_of, leave_kiosk, start_clean, way_back


@login_not_required
@require_safe
def kiosk_start(request: HttpRequest) -> HttpResponse:
    """What can be done here, for somebody nobody knows yet."""
    kiosk = kiosk_of(request)
    if kiosk is None:
        raise Http404("not a kiosk")
    logout(request)
    context = {"desk": kiosk.desk, "portal": portal_mode_on(doorclock.today())}
    response = render(request, "portal/kiosk_start.html", context)
    start_clean(request, response)
    return response


@login_not_required
@require_safe
def kiosk_still_there(request: HttpRequest) -> HttpResponse:
    """Nobody has touched the page for a while: go on, or be done; without an answer it is done."""
    if kiosk_of(request) is None:
        raise Http404("not a kiosk")
    return render(request, "portal/kiosk_still_there.html", {"back": way_back(request)})


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.RECEIVER)
def kiosk_end(request: HttpRequest, duties: Duties) -> HttpResponse:
    """A clerk of the desk, signed in at the machine, makes it an ordinary one again."""
    kiosk = kiosk_of(request)
    if kiosk is None or not duties.holds(Role.RECEIVER, kiosk.desk_id):
        raise Http404("not a kiosk of theirs")
    if request.method != "POST":
        return render(request, "portal/kiosk_end.html", {"desk": kiosk.desk})
    close_kiosk(kiosk.pk, by=account(request), at=doorclock.now())
    messages.success(request, "Máy này đã thôi làm ki-ốt.")
    response = redirect("counter:queue")
    leave_kiosk(response)
    return response
