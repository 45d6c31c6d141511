"""The machines in front of the desk: this one becomes a kiosk, another one stops being one."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from motcua.kernel import doorclock
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.queueing.actions.close_kiosk import close_kiosk
from motcua.queueing.actions.open_kiosk import open_kiosk
from motcua.queueing.queries import kiosks_of, own_desk
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.kiosk import START, become_kiosk


@require_POST
@officer_with(Role.RECEIVER)
def kiosk_open(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The machine the clerk sits at becomes a kiosk; the clerk is signed out of it."""
    desk = own_desk(account(request), duties, on=doorclock.today())
    if desk is None:
        raise Http404("the clerk receives at no desk today")
    kiosk = open_kiosk(desk.code, by=account(request), at=doorclock.now())
    logout(request)
    response = redirect(START)
    become_kiosk(response, kiosk)
    return response


@require_POST
@officer_with(Role.RECEIVER)
def kiosk_close(request: HttpRequest, duties: Duties, kiosk_id: int) -> HttpResponse:
    """A kiosk of the desk, lost or no longer wanted, is none any more."""
    desk = own_desk(account(request), duties, on=doorclock.today())
    if desk is None or kiosk_id not in {one.pk for one in kiosks_of(desk)}:
        raise Http404("no kiosk of this desk")
    close_kiosk(kiosk_id, by=account(request), at=doorclock.now())
    messages.success(request, f"Máy số {kiosk_id} đã thôi làm ki-ốt.")
    return redirect("counter:queue")
