"""The kiosk in front of a desk: take a number, or say that one has come for a booked hour. No login."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.queueing.actions.check_in import check_in
from motcua.queueing.actions.take_ticket import take_ticket
from motcua.queueing.queries import ELSE_NAME, PRIORITIES, ahead_of, desk_of, fields_at, ticket_by_key
from motcua.web.kit.errors import too_many
from motcua.web.kit.throttle import Limit, network_of, take

if TYPE_CHECKING:
    from motcua.organisation.models import Agency
    from motcua.queueing.models import Ticket

BY_NETWORK = Limit("kiosk", tries=60, seconds=300)
GUESSES = Limit("kiosk-arrival", tries=20, seconds=300)
UNPROCESSABLE = 422
ELSE = "khac"


def desk_at(code: str) -> Agency:
    """The desk of an address; 404 for what is none."""
    desk = desk_of(code, on=doorclock.today())
    if desk is None:
        raise Http404("no such desk")
    return desk


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def kiosk(request: HttpRequest, desk_code: str) -> HttpResponse:
    """Large buttons, one for each field of the desk; one touch gives a number."""
    desk = desk_at(desk_code)
    if request.method != "POST":
        return _page(request, desk, "none", "")
    if take(BY_NETWORK, f"{network_of(request)} {desk.code}") is None:
        return too_many(request)
    reason, chosen = request.POST.get("uu_tien", "none"), request.POST.get("linh_vuc", "")
    if chosen != ELSE and not (chosen.isascii() and chosen.isdigit()):
        return _page(request, desk, reason, "Chọn một việc ông/bà cần làm.")
    field_id = None if chosen == ELSE else int(chosen)
    try:
        taken = take_ticket(desk.code, field_id, reason=reason, by=None, at=doorclock.now())
    except Refused as refusal:
        return _page(request, desk, reason, refusal.sentence)
    return _to_ticket(taken, desk)


def _page(request: HttpRequest, desk: Agency, reason: str, error: str) -> HttpResponse:
    fields = [(field.pk, field.name) for field in fields_at(desk, on=doorclock.today())]
    context = {
        "desk": desk,
        "choices": [(ELSE, ELSE_NAME), *fields],
        "priorities": PRIORITIES,
        "reason": reason,
        "errors": {"linh_vuc": error} if error else {},
    }
    return render(request, "portal/kiosk.html", context, status=UNPROCESSABLE if error else 200)


@login_not_required
@never_cache
@require_safe
def ticket(request: HttpRequest, desk_code: str, key: UUID) -> HttpResponse:
    """The ticket, as large as it is printed; `?in=1` prints it and goes back to the kiosk by itself."""
    desk, found = desk_at(desk_code), ticket_by_key(key)
    if found is None or found.desk_id != desk.pk:
        raise Http404("no such ticket")
    context = {"desk": desk, "ticket": found, "ahead": ahead_of(found), "print_now": request.GET.get("in") == "1"}
    return render(request, "portal/kiosk_ticket.html", context)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def arrival(request: HttpRequest, desk_code: str) -> HttpResponse:
    """Somebody with a booked hour says who they are by identity number or telephone, and gets their ticket."""
    desk = desk_at(desk_code)
    if request.method != "POST":
        return _arrival(request, desk, "none", "")
    if take(GUESSES, f"{network_of(request)} {desk.code}") is None:
        return too_many(request)
    reason = request.POST.get("uu_tien", "none")
    try:
        taken = check_in(desk.code, request.POST.get("so", ""), reason=reason, by=None, at=doorclock.now())
    except Refused as refusal:
        return _arrival(request, desk, reason, refusal.sentence)
    return _to_ticket(taken, desk)


def _arrival(request: HttpRequest, desk: Agency, reason: str, error: str) -> HttpResponse:
    context = {
        "desk": desk,
        "priorities": PRIORITIES,
        "reason": reason,
        "typed": request.POST.get("so", ""),
        "errors": {"so": error} if error else {},
    }
    return render(request, "portal/kiosk_arrival.html", context, status=UNPROCESSABLE if error else 200)


def _to_ticket(taken: Ticket, desk: Agency) -> HttpResponse:
    response = redirect("portal:kiosk_ticket", desk_code=desk.code, key=taken.key)
    response["Location"] += "?in=1"
    return response
