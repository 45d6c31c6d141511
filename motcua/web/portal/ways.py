"""Choosing how to be told."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.notifications.actions import choose_ways
from motcua.notifications.queries import wanted_by
from motcua.notifications.rules.channels import CHOSEN_BY_PERSON, Channel
from motcua.people.queries import person_of
from motcua.web.kit.access import account
from motcua.web.portal.citizens import citizen_only

UNPROCESSABLE = 422


@citizen_only
@require_http_methods(["GET", "HEAD", "POST"])
def ways(request: HttpRequest) -> HttpResponse:
    """The ways a citizen may be told, with those they want marked; the portal itself always tells."""
    person = person_of(request.user)
    assert person is not None
    if request.method != "POST":
        return _page(request, person, wanted_by(person.pk))
    wanted = frozenset(channel for channel in CHOSEN_BY_PERSON if channel.value in request.POST.getlist("kenh"))
    try:
        choose_ways(person.pk, wanted, by=account(request), at=doorclock.now())
    except Refused as refused:
        return _page(request, person, wanted, errors={"kenh": refused.sentence})
    messages.success(request, "Đã lưu cách nhận thông báo.")
    return redirect("portal:ways")


def _page(
    request: HttpRequest, person: object, wanted: frozenset[Channel], *, errors: dict[str, str] | None = None
) -> HttpResponse:
    context = {"person": person, "wanted": [channel.value for channel in wanted], "errors": errors or {}}
    return render(request, "portal/ways.html", context, status=UNPROCESSABLE if errors else 200)
