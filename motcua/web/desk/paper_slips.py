"""Paper files that arrive from the desks: counted and taken in one gesture, what is not there goes back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers.actions.take_papers import take_papers
from motcua.dossiers.paper_slips import slip_pdf, slip_seen_by, slips_for
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.desk.door import UNPROCESSABLE, side
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.dossier_files import inline
from motcua.web.kit.slices import slice_of

TAKERS = (Role.SPECIALIST, Role.LEADER)


@require_safe
@officer_with(*TAKERS)
def slips(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The slips for the officer's units, what waits to be counted first."""
    return _list(request, duties)


@require_POST
@officer_with(*TAKERS)
def taken(request: HttpRequest, duties: Duties, slip_id: int) -> HttpResponse:
    """`dong` names the lines whose papers are there."""
    slip = slip_seen_by(duties.only(*TAKERS), slip_id)
    if slip is None:
        raise Http404("not a slip for this unit")
    found = {int(text) for text in request.POST.getlist("dong") if text.isascii() and text.isdigit()}
    try:
        done = take_papers(slip.pk, found=found, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _list(request, duties, slip_id=slip.pk, refusal=refusal.sentence)
    missing = sum(1 for line in done.lines.all() if line.missing)
    back = f"; {missing} hồ sơ chưa nhận được trả về danh sách của quầy" if missing else ""
    messages.success(request, f"Đã ký nhận phiếu số {done.number}{back}.")
    return redirect("desk:paper_slips")


@require_safe
@officer_with(*TAKERS)
def paper(request: HttpRequest, duties: Duties, slip_id: int) -> HttpResponse:
    """The slip as it was printed at the desk."""
    slip = slip_seen_by(duties.only(*TAKERS), slip_id)
    if slip is None:
        raise Http404("not a slip for this unit")
    return inline(slip_pdf(slip), "application/pdf", f"phieu-ban-giao-{slip.number}.pdf")


def _list(request: HttpRequest, duties: Duties, *, slip_id: int = 0, refusal: str = "") -> HttpResponse:
    context: dict[str, Any] = {
        "page": slice_of(slips_for(duties), request),
        "refused": slip_id,
        "errors": {f"phieu-{slip_id}": refusal} if refusal else {},
        "side": side(request, duties),
    }
    return render(request, "desk/paper_slips.html", context, status=UNPROCESSABLE if refusal else 200)
