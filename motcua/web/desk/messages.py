"""What the officer has been told."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.kernel import doorclock
from motcua.notifications.actions import mark_read
from motcua.notifications.queries import messages_of
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.door import desk_officer, side
from motcua.web.kit.access import account


@require_safe
@desk_officer
def inbox(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The newest messages, the unread ones marked."""
    told = messages_of(account(request).pk)
    context = {"told": told, "unread": any(one.read_at is None for one in told), "side": side(request, duties)}
    return render(request, "desk/messages.html", context)


@require_POST
@desk_officer
def seen(request: HttpRequest, duties: Duties) -> HttpResponse:
    """All of them have been read."""
    mark_read(account(request).pk, at=doorclock.now())
    return redirect("desk:messages")
