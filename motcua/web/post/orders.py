"""An order of the Post: what was entrusted, how far it is, and that it never arrived."""

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
from motcua.postal.actions.report_order_lost import report_order_lost
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.losses import LOSS_FIELDS, read_loss

if TYPE_CHECKING:
    from motcua.postal.models import PostalOrder


def _order(duties: Duties, order_id: int) -> PostalOrder:
    found = queries.order_for(duties.only(Role.POSTAL_OFFICER), order_id)
    if found is None:
        raise Http404("not an order of a desk they serve")
    return found


@require_safe
@officer_with(Role.POSTAL_OFFICER)
def order(request: HttpRequest, duties: Duties, order_id: int) -> HttpResponse:
    """What was entrusted and how far it is."""
    return _page(request, duties, _order(duties, order_id))


@require_POST
@officer_with(Role.POSTAL_OFFICER)
def lose(request: HttpRequest, duties: Duties, order_id: int) -> HttpResponse:
    """Lost on its way to the desk: reported, and the sender is asked for pardon."""
    found = _order(duties, order_id)
    try:
        report_order_lost(found.pk, read_loss(request.POST), by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, duties, found, error=refusal.sentence, status=422)
    messages.success(request, "Đã báo thất lạc. Người gửi và Bộ phận Một cửa được thông báo.")
    return redirect("post:order", order_id=found.pk)


def _page(
    request: HttpRequest, duties: Duties, found: PostalOrder, *, error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "order": found,
        "why_not": queries.why_not_order(duties.only(Role.POSTAL_OFFICER), found),
        "loss": queries.loss_of_order(found),
        "errors": {"bao-that-lac": error} if error else {},
        "typed": {name: request.POST.get(name, "") for name in LOSS_FIELDS},
    }
    return render(request, "post/order.html", context, status=status)
