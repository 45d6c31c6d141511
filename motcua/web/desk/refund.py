"""A leader gives money back: what was too much, or everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.dossiers.billing import SUBJECT
from motcua.fees.actions.refund import refund
from motcua.fees.queries import REFUND_WAYS, charges_of, why_not_refund
from motcua.kernel import doorclock
from motcua.kernel.money import format_vnd
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.desk.door import UNPROCESSABLE, dossier_of, side
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.due import DueWords
from motcua.web.kit.money import charge_view, read_amount

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.LEADER)
def refunding(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The charges of a dossier with what is held of each; 404 where the asker could never give anything back."""
    found = dossier_of(duties, code)
    if found.is_part or not duties.holds(Role.LEADER, found.agency_id):
        raise Http404("not a leader of the collecting agency, or a part, which costs nothing of its own")
    if request.method != "POST":
        return _page(request, duties, found)
    chosen = request.POST.get("khoan", "")
    if not chosen:
        return _page(request, duties, found, errors={"main-content": "Chọn khoản phí cần hoàn trả."})
    charge = next((one for one in charges_of(SUBJECT, found.pk) if str(one.pk) == chosen), None)
    amount, way = read_amount(request.POST.get("so_tien", "")), REFUND_WAYS.get(request.POST.get("cach", ""))
    if charge is None:
        raise Http404("no such charge of this dossier")
    if amount is None or way is None:
        return _page(request, duties, found, errors=_missing(charge.pk, amount, way))
    try:
        reason = request.POST.get("ly_do", "")
        refund(charge.pk, amount=amount, way=way, reason=reason, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, duties, found, errors={f"so_tien_{charge.pk}": refusal.sentence})
    messages.success(request, f"Đã hoàn trả {format_vnd(amount)} của hồ sơ {code}.")
    return redirect("desk:refund", code=code)


def _missing(charge_id: int, amount: int | None, way: object) -> dict[str, str]:
    errors = {} if amount is not None else {f"so_tien_{charge_id}": "Nhập số tiền bằng đồng, ví dụ 8.000."}
    return errors if way is not None else {**errors, f"cach_{charge_id}": "Chọn cách hoàn trả."}


def _page(
    request: HttpRequest, duties: Duties, found: Dossier, *, errors: dict[str, str] | None = None
) -> HttpResponse:
    views = [
        charge_view(charge) | {"why_not": why_not_refund(duties, charge)} for charge in charges_of(SUBJECT, found.pk)
    ]
    context: dict[str, Any] = {
        "dossier": found,
        "due": DueWords(doorclock.now()).due(found),
        "views": views,
        "ways": [(value, str(way.label)) for value, way in REFUND_WAYS.items()],
        "typed": request.POST if request.method == "POST" else {},
        "errors": errors or {},
        "side": side(request, duties),
    }
    return render(request, "desk/refund.html", context, status=UNPROCESSABLE if errors else 200)
