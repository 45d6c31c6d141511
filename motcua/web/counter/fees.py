"""The fees of a dossier at the desk: what is to be paid, cash and transfers, receipts, waivers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers.billing import SUBJECT, bill_of, fees_of
from motcua.fees import queries
from motcua.fees.actions.cancel_charge import cancel_charge
from motcua.fees.actions.confirm_transfer import confirm_transfer
from motcua.fees.actions.raise_charge import raise_charge
from motcua.fees.actions.take_cash import take_cash
from motcua.fees.printing import fee_receipt_pdf
from motcua.fees.rules.relief import GENERAL_BASIS, RELIEF_NAMES
from motcua.kernel import doorclock
from motcua.kernel.money import format_vnd
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.counter.dossier import of_desk
from motcua.web.counter.fee_form import EnteredFees
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.dossier_files import pdf
from motcua.web.kit.money import charge_view, read_amount

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier
    from motcua.fees.models import Charge, Payment

UNPROCESSABLE = 422
WRITE_AMOUNT = "Nhập số tiền bằng đồng, ví dụ 8.000."


def _charged(duties: Duties, code: str) -> Dossier:
    """A dossier people filed; 404 for a part of a linked one, which costs nothing of its own."""
    found = of_desk(duties, code)
    if found.is_part:
        raise Http404("a part of a linked dossier has no fees")
    return found


@require_safe
@officer_with(Role.RECEIVER)
def fees(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """What is owed and why; `?moi=` the payment just taken, whose receipt is offered first."""
    return _page(request, duties, _charged(duties, code))


@require_POST
@officer_with(Role.RECEIVER)
def raised(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The chosen cases become a charge."""
    found = _charged(duties, code)
    entered = EnteredFees.read(request.POST, fees_of(found))
    try:
        if entered.errors:
            return _page(request, duties, found, entered=entered, errors=entered.errors)
        bill = bill_of(found, entered.choices, key=entered.key, relief=entered.relief())
        charge = raise_charge(bill, by=account(request), at=doorclock.now())
    except (Refused, ValueError) as refusal:
        return _page(request, duties, found, entered=entered, errors={"truong_hop": str(refusal)})
    messages.success(request, f"Đã xác định khoản phải nộp: {format_vnd(charge.total)}.")
    return redirect("counter:fees", code=code)


@require_POST
@officer_with(Role.RECEIVER)
def cash(request: HttpRequest, duties: Duties, code: str, charge_id: int) -> HttpResponse:
    """Cash has been counted: a numbered receipt."""
    found = _charged(duties, code)
    amount = read_amount(request.POST.get("so_tien_mat", ""))
    try:
        if amount is None:
            raise Refused(WRITE_AMOUNT)
        payment = take_cash(_charge(found, charge_id).pk, amount=amount, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, duties, found, errors={"so_tien_mat": refusal.sentence})
    return _received(request, found, payment)


@require_POST
@officer_with(Role.RECEIVER)
def transfer(request: HttpRequest, duties: Duties, code: str, charge_id: int) -> HttpResponse:
    """A transfer stands on the bank's statement."""
    found = _charged(duties, code)
    amount, number = read_amount(request.POST.get("so_tien_ck", "")), request.POST.get("ma_giao_dich", "")
    try:
        if amount is None:
            return _page(request, duties, found, errors={f"so_tien_ck_{charge_id}": WRITE_AMOUNT})
        payment = confirm_transfer(
            _charge(found, charge_id).pk, amount=amount, bank_reference=number, by=account(request), at=doorclock.now()
        )
    except Refused as refusal:
        return _page(request, duties, found, errors={f"ma_giao_dich_{charge_id}": refusal.sentence})
    return _received(request, found, payment)


@require_POST
@officer_with(Role.RECEIVER)
def cancelled(request: HttpRequest, duties: Duties, code: str, charge_id: int) -> HttpResponse:
    """A charge raised wrongly is taken back."""
    found = _charged(duties, code)
    try:
        cancel_charge(
            _charge(found, charge_id).pk,
            reason=request.POST.get("ly_do_huy", ""),
            by=account(request),
            at=doorclock.now(),
        )
    except Refused as refusal:
        return _page(request, duties, found, errors={"ly_do_huy": refusal.sentence})
    messages.success(request, "Đã hủy khoản phí.")
    return redirect("counter:fees", code=code)


@require_safe
@officer_with(Role.RECEIVER)
def receipt(request: HttpRequest, duties: Duties, code: str, payment_id: int) -> HttpResponse:
    """The numbered receipt of a payment."""
    payment = queries.payment_of(SUBJECT, _charged(duties, code).pk, payment_id)
    if payment is None:
        raise Http404("no such payment for this dossier")
    return pdf(fee_receipt_pdf(payment), f"bien-lai-{payment.receipt_number}.pdf")


def _charge(found: Dossier, charge_id: int) -> Charge:
    charge = queries.charge_of(SUBJECT, found.pk, charge_id)
    if charge is None:
        raise Http404("no such charge of this dossier")
    return charge


def _received(request: HttpRequest, found: Dossier, payment: Payment) -> HttpResponse:
    said = f"Đã nhận {format_vnd(payment.amount)}, biên lai số {payment.receipt_number}. {payment.note}"
    messages.success(request, said)
    return redirect(f"{reverse('counter:fees', args=[found.code])}?moi={payment.pk}")


def _page(
    request: HttpRequest,
    duties: Duties,
    found: Dossier,
    *,
    entered: EnteredFees | None = None,
    errors: dict[str, str] | None = None,
) -> HttpResponse:
    views = [charge_view(charge) for charge in queries.charges_of(SUBJECT, found.pk)]
    current = next((view for view in views if view["charge"].is_open), None)
    new = request.GET.get("moi", "")
    context: dict[str, Any] = {
        "dossier": found,
        "views": views,
        "current": current,
        "why_not_collect": queries.why_not_collect(duties, current["charge"]) if current else "",
        "why_not_cancel": queries.why_not_cancel(duties, current["charge"]) if current else "",
        "fees": fees_of(found),
        "entered": entered or EnteredFees(uuid4()),
        "reliefs": [(group.value, name) for group, name in RELIEF_NAMES.items()],
        "general_basis": GENERAL_BASIS,
        "new_receipt": reverse("counter:fee-receipt", args=[found.code, int(new)]) if new.isdecimal() else "",
        "receipt": lambda payment: reverse("counter:fee-receipt", args=[found.code, payment.pk]),
        "typed": request.POST if request.method == "POST" else {},
        "errors": errors or {},
    }
    return render(request, "counter/fees.html", context, status=UNPROCESSABLE if errors else 200)
