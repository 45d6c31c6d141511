"""Results the desk gives to the Post: one record for what goes with the same postman."""

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
from motcua.postal.actions.draw_up_results import draw_up_results
from motcua.web.counter import post
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.downloads import file_response

if TYPE_CHECKING:
    from motcua.postal.models import ResultHandOver


@require_POST
@officer_with(Role.RECEIVER)
def draw_up(request: HttpRequest, duties: Duties) -> HttpResponse:
    """A record of the parcels that were ticked; the clerk's own signature."""
    chosen = [int(one) for one in request.POST.getlist("buu_gui") if one.isascii() and one.isdigit() and len(one) < 18]
    try:
        made = draw_up_results(chosen, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return post.page(request, duties, errors={"giao-ket-qua": refusal.sentence}, status=422)
    return redirect("counter:post_results", record_id=made.pk)


def _record(duties: Duties, record_id: int) -> ResultHandOver:
    found = queries.result_record_for(duties.only(Role.RECEIVER), record_id)
    if found is None:
        raise Http404("not a record of this desk")
    return found


@require_safe
@officer_with(Role.RECEIVER)
def post_results(request: HttpRequest, duties: Duties, record_id: int) -> HttpResponse:
    """What was given, and whether the Post has signed."""
    found = _record(duties, record_id)
    context = {"record": found, "parcels": queries.parcels_in(found), "errors": {}}
    return render(request, "counter/post_results.html", context)


@require_safe
@officer_with(Role.RECEIVER)
def paper(request: HttpRequest, duties: Duties, record_id: int) -> HttpResponse:
    """The record as it is printed."""
    found = _record(duties, record_id)
    name = f"bien-ban-giao-ket-qua-{found.number}.pdf"
    return file_response(printing.results_pdf(found), name=name, kind="application/pdf", inline=True)
