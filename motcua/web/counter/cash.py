"""The drawer of a desk: what came in on a day, counting and closing it, money nobody can place yet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.fees import queries
from motcua.fees.actions.place_payment import place_payment
from motcua.fees.actions.reconcile_day import reconcile_day
from motcua.fees.rules.settling import difference_sentence
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.queries import agencies_named
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.money import read_amount

if TYPE_CHECKING:
    from motcua.organisation.models import Agency

UNPROCESSABLE = 422


@require_safe
@officer_with(Role.RECEIVER)
def drawer(request: HttpRequest, duties: Duties) -> HttpResponse:
    """One desk's day: `?quay=` a desk of the clerk's, `?ngay=` a day, today without."""
    return _page(request, duties, _desk(duties, request.GET.get("quay", "")), _day(request.GET.get("ngay", "")))


@require_POST
@officer_with(Role.RECEIVER)
def closed(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The money has been counted."""
    desk, day = _desk(duties, request.POST.get("quay", "")), _day(request.POST.get("ngay", ""))
    counted = read_amount(request.POST.get("dem_duoc", ""))
    try:
        if counted is None:
            raise Refused("Nhập số tiền đếm được bằng đồng, ví dụ 250.000; không có tiền thì nhập 0.")
        note = request.POST.get("giai_trinh", "")
        closing = reconcile_day(desk.pk, day=day, counted=counted, note=note, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, duties, desk, day, errors={"dem_duoc": refusal.sentence})
    messages.success(request, f"Đã chốt quỹ. {difference_sentence(closing.counted, closing.recorded)}")
    return redirect(_address(desk, day))


@require_POST
@officer_with(Role.RECEIVER)
def placed(request: HttpRequest, duties: Duties, payment_id: int) -> HttpResponse:
    """Money with an unknown content is put into a charge of this desk."""
    desk, day = _desk(duties, request.POST.get("quay", "")), _day(request.POST.get("ngay", ""))
    if payment_id not in {payment.pk for payment in queries.unplaced_payments(duties)}:
        raise Http404("no such payment without a charge")
    try:
        reference = request.POST.get("ma_nop_tien", "")
        payment = place_payment(payment_id, reference=reference, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, duties, desk, day, errors={f"ma_nop_tien_{payment_id}": refusal.sentence})
    messages.success(request, f"Đã ghi vào khoản phí, biên lai số {payment.receipt_number}. {payment.note}")
    return redirect(_address(desk, day))


def _desk(duties: Duties, code: str) -> Agency:
    desks = agencies_named(duties.agencies(Role.RECEIVER))
    found = next((desk for desk in desks if code in ("", desk.code)), None)
    if found is None:
        raise Http404("not a desk of this clerk")
    return found


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else doorclock.today()
    except ValueError as error:
        raise Http404("no such day") from error


def _address(desk: Agency, day: date) -> str:
    return f"{reverse('counter:drawer')}?{urlencode({'quay': desk.code, 'ngay': day.isoformat()})}"


def _page(
    request: HttpRequest, duties: Duties, desk: Agency, day: date, *, errors: dict[str, str] | None = None
) -> HttpResponse:
    payments = list(queries.payments_on(duties, desk.pk, day))
    context: dict[str, Any] = {
        "desk": desk,
        "desks": agencies_named(duties.agencies(Role.RECEIVER)),
        "day": day,
        "payments": payments,
        "tiles": [
            {"label": f"{label} (đồng)", "figure": sum(payment.amount for payment in payments if payment.way == way)}
            for way, label in queries.WAYS
        ],
        "recorded": queries.cash_recorded(desk, day),
        "closing": queries.closing_of(desk.pk, day),
        "closings": queries.closings(desk.pk),
        "unplaced": queries.unplaced_payments(duties),
        "may_close": day <= doorclock.today(),
        "typed": request.POST if request.method == "POST" else {},
        "errors": errors or {},
    }
    return render(request, "counter/cash.html", context, status=UNPROCESSABLE if errors else 200)
