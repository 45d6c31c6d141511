"""The clerk's side of the queue: the bar that calls, and the page of windows, rules and booked hours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import VIETNAM, day_in_vietnam
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.queueing import queries
from motcua.queueing.actions.call_next import call_next
from motcua.queueing.actions.close_day import close_day
from motcua.queueing.actions.leave_window import leave_window
from motcua.queueing.actions.miss import miss
from motcua.queueing.actions.open_window import open_window
from motcua.queueing.actions.recall import recall
from motcua.queueing.actions.serve import serve
from motcua.queueing.actions.set_queue_rules import set_queue_rules
from motcua.web.kit.access import account, officer_with

if TYPE_CHECKING:
    from motcua.organisation.models import Agency

UNPROCESSABLE = 422
ELSE = "khac"
RULES = ("uu_tien_lien", "goi_lai", "moi_gio")


def bar(request: HttpRequest, duties: Duties) -> dict[str, Any] | None:
    """What the bar on the counter's first page shows; None for a clerk without a desk that exists."""
    desk = queries.own_desk(account(request), duties, on=doorclock.today())
    if desk is None:
        return None
    return {"desk": desk, "bar": queries.clerk_bar(account(request), desk, on=doorclock.today())}


def _desk(request: HttpRequest, duties: Duties) -> Agency:
    desk = queries.own_desk(account(request), duties, on=doorclock.today())
    if desk is None:
        raise Http404("the clerk receives at no desk today")
    return desk


@require_safe
@officer_with(Role.RECEIVER)
def queue(request: HttpRequest, duties: Duties) -> HttpResponse:
    """Windows, rules, today's booked hours, and the addresses that hang in the hall."""
    return _page(request, duties, {}, {})


def _page(request: HttpRequest, duties: Duties, typed: dict[str, str], errors: dict[str, str]) -> HttpResponse:
    desk, now = _desk(request, duties), doorclock.now()
    rules = queries.queue_rules(desk)
    kept = dict(zip(RULES, map(str, (rules.priority_in_a_row, rules.recalls, rules.per_hour)), strict=True))
    midnight = datetime.combine(day_in_vietnam(now), time(0), VIETNAM)
    context = {
        "desk": desk,
        "bar": queries.clerk_bar(account(request), desk, on=day_in_vietnam(now)),
        "windows": queries.windows_of(desk),
        "fields": queries.fields_at(desk, on=day_in_vietnam(now)),
        "else_name": queries.ELSE_NAME,
        "kiosks": queries.kiosks_of(desk),
        "bookings": queries.bookings_of_day(duties, desk, midnight, midnight + timedelta(days=1)),
        "typed": kept | {"so_quay": ""} | typed,
        "errors": errors,
    }
    return render(request, "counter/queue.html", context, status=UNPROCESSABLE if errors else 200)


@require_POST
@officer_with(Role.RECEIVER)
def sit(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The clerk sits at a window and says what it serves."""
    desk, typed = _desk(request, duties), request.POST.get("so_quay", "").strip()
    chosen = [None if one == ELSE else _number(one) for one in request.POST.getlist("linh_vuc")]
    try:
        open_window(desk.code, _number(typed), chosen, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, duties, {"so_quay": typed}, {"so_quay": refusal.sentence})
    return redirect("counter:home")


def _number(text: str) -> int:
    """What was typed; -1, which no rule allows, when it is no number."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


@require_POST
@officer_with(Role.RECEIVER)
def leave(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The clerk leaves the window."""
    return _act(request, lambda: leave_window(by=account(request), at=doorclock.now()))


@require_POST
@officer_with(Role.RECEIVER)
def call(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The next person."""
    return _act(request, lambda: call_next(by=account(request), at=doorclock.now()))


@require_POST
@officer_with(Role.RECEIVER)
def call_again(request: HttpRequest, duties: Duties, ticket_id: int) -> HttpResponse:
    """Somebody again."""
    return _act(request, lambda: recall(ticket_id, by=account(request), at=doorclock.now()))


@require_POST
@officer_with(Role.RECEIVER)
def turn_missed(request: HttpRequest, duties: Duties, ticket_id: int) -> HttpResponse:
    """Who was called did not come."""
    return _act(request, lambda: miss(ticket_id, by=account(request), at=doorclock.now()))


@require_POST
@officer_with(Role.RECEIVER)
def take_up(request: HttpRequest, duties: Duties, ticket_id: int) -> HttpResponse:
    """Who was called stands here: on to the reception, or to the desk's lists for results and everything else."""
    try:
        served = serve(ticket_id, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _back(request, refusal)
    if served.series.field_id is None:
        return redirect("counter:home")
    return redirect(f"{reverse('counter:reception')}?phieu={served.pk}")


def _act(request: HttpRequest, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        return _back(request, refusal)
    return redirect("counter:home")


def _back(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """The bar again, with the sentence above it."""
    messages.warning(request, refusal.sentence)
    return redirect("counter:home")


@require_POST
@officer_with(Role.RECEIVER)
def rules(request: HttpRequest, duties: Duties) -> HttpResponse:
    """How the desk calls, and how many bookings it takes."""
    desk, typed = _desk(request, duties), {name: request.POST.get(name, "").strip() for name in RULES}
    row, recalls, hour = (_number(typed[name]) for name in RULES)
    try:
        set_queue_rules(
            desk.code, priority_in_a_row=row, recalls=recalls, per_hour=hour, by=account(request), at=doorclock.now()
        )
    except Refused as refusal:
        return _page(request, duties, typed, {"uu_tien_lien": refusal.sentence})
    messages.success(request, "Đã lưu quy tắc hàng đợi.")
    return redirect("counter:queue")


@require_POST
@officer_with(Role.RECEIVER)
def close(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The day's queue ends."""
    closed = close_day(_desk(request, duties).code, by=account(request), at=doorclock.now())
    messages.success(request, f"Đã chốt hàng đợi: {closed.served} phiếu đã đến quầy, {closed.left} phiếu hết lượt.")
    return redirect("counter:queue")
