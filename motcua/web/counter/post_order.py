"""An envelope of the Post seen from the desk: one dossier more inside than its slip says, or it never arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.postal import queries
from motcua.postal.actions.find_inside import find_inside
from motcua.postal.actions.report_order_lost import report_order_lost
from motcua.postal.ledger import CountedPaper
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.losses import LOSS_FIELDS, read_loss

if TYPE_CHECKING:
    from motcua.postal.models import PostalOrder

PAPER_LINES, MOST = 4, 99


def _order(duties: Duties, order_id: int) -> PostalOrder:
    found = queries.order_for(duties.only(Role.RECEIVER), order_id)
    if found is None:
        raise Http404("not an order of this desk")
    return found


@require_safe
@officer_with(Role.RECEIVER)
def post_order(request: HttpRequest, duties: Duties, order_id: int) -> HttpResponse:
    """What the slip says, what else is in the envelope, and what can be said of it."""
    return _page(request, duties, _order(duties, order_id))


@require_POST
@officer_with(Role.RECEIVER)
def found_inside(request: HttpRequest, duties: Duties, order_id: int) -> HttpResponse:
    """One dossier more was in the envelope: it gets a slip and a line of the record of its own."""
    found = _order(duties, order_id)
    papers = [paper for line in range(1, PAPER_LINES + 1) if (paper := _paper(request, line)).name]
    place = _number(request.POST.get("vi_tri", ""))
    code, moment = request.POST.get("thu_tuc", ""), doorclock.now()
    try:
        more = find_inside(found.pk, code, papers, place=place, by=account(request), at=moment)
    except Refused as refusal:
        return _page(request, duties, found, errors={"them-ho-so": refusal.sentence}, status=422)
    messages.success(request, f"Đã ghi thêm một hồ sơ trong phong bì, phiếu gửi {more.slip_no}.")
    return redirect("counter:post_order", order_id=more.pk)


@require_POST
@officer_with(Role.RECEIVER)
def lost(request: HttpRequest, duties: Duties, order_id: int) -> HttpResponse:
    """It never arrived: reported, and the sender is asked for pardon."""
    found = _order(duties, order_id)
    try:
        report_order_lost(found.pk, read_loss(request.POST), by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, duties, found, errors={"bao-that-lac": refusal.sentence}, status=422)
    messages.success(request, "Đã báo thất lạc. Người gửi được thông báo và xin lỗi.")
    return redirect("counter:post_order", order_id=found.pk)


def _paper(request: HttpRequest, line: int) -> CountedPaper:
    name = request.POST.get(f"giay_{line}", "").strip()[:300]
    return CountedPaper(name, *(_number(request.POST.get(f"{word}_{line}", "")) for word in ("goc", "sao")))


def _number(text: str) -> int:
    return min(int(text), MOST) if text.isascii() and text.isdigit() and len(text) < 5 else 0


def _page(
    request: HttpRequest, duties: Duties, found: PostalOrder, *, errors: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    beside = queries.beside(found)
    context = {
        "order": found,
        "beside": [one for one in beside if one.pk != found.pk],
        "place": beside[-1].position + 1,
        "why_not": queries.why_not_order(duties.only(Role.RECEIVER), found),
        "loss": queries.loss_of_order(found),
        "procedures": queries.procedures_by_post(duties.only(Role.RECEIVER), on=doorclock.today()),
        "paper_lines": PAPER_LINES,
        "typed": {name: request.POST.get(name, "") for name in (*LOSS_FIELDS, *request.POST)},
        "errors": errors or {},
    }
    return render(request, "counter/post_order.html", context, status=status)
