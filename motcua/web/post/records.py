"""Slips and records of hand-over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.postal import printing, queries
from motcua.postal.actions.draw_up_hand_over import draw_up_hand_over
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.downloads import file_response
from motcua.web.post import home

if TYPE_CHECKING:
    from motcua.postal.models import HandOver


@require_POST
@officer_with(Role.POSTAL_OFFICER)
def draw_up(request: HttpRequest, duties: Duties) -> HttpResponse:
    """A record of the slips that were ticked; the officer's own signature."""
    chosen = [int(one) for one in request.POST.getlist("phieu") if one.isascii() and one.isdigit()]
    try:
        made = draw_up_hand_over(chosen, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return home.page(request, duties, errors={"cho-giao": refusal.sentence}, status=422)
    return redirect("post:record", record_id=made.pk)


def _record(duties: Duties, record_id: int) -> HandOver:
    found = queries.record_for(duties.only(Role.POSTAL_OFFICER), record_id)
    if found is None:
        raise Http404("not a record of a desk they serve")
    return found


@require_safe
@officer_with(Role.POSTAL_OFFICER)
def record(request: HttpRequest, duties: Duties, record_id: int) -> HttpResponse:
    """What was given, and whether the desk has signed."""
    found = _record(duties, record_id)
    return render(request, "post/record.html", {"record": found, "lines": queries.lines_of(found)})


@require_safe
@officer_with(Role.POSTAL_OFFICER)
def paper(request: HttpRequest, duties: Duties, record_id: int) -> HttpResponse:
    """The record as it is printed."""
    found = _record(duties, record_id)
    name = f"bien-ban-giao-nhan-{found.number}.pdf"
    return file_response(printing.record_pdf(found), name=name, kind="application/pdf", inline=True)


@require_safe
@officer_with(Role.POSTAL_OFFICER)
def slip(request: HttpRequest, duties: Duties, order_id: int) -> HttpResponse:
    """The slip of one order, for the sender and for the envelope."""
    order = queries.order_for(duties.only(Role.POSTAL_OFFICER), order_id)
    if order is None:
        raise Http404("not an order of a desk they serve")
    name = f"phieu-gui-{order.slip_no}.pdf"
    return file_response(printing.slip_pdf(order), name=name, kind="application/pdf", inline=True)
