"""The fees of one's own dossier: what and why, VietQR, paying online, receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.clients.payment.gateway import GatewayTrouble, Order
from motcua.dossiers.billing import SUBJECT, fees_of
from motcua.fees import queries
from motcua.fees.actions.start_online_payment import SessionFacts, start_online_payment
from motcua.fees.gateway import our_gateway
from motcua.fees.printing import fee_receipt_pdf
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.web.kit.access import account
from motcua.web.kit.downloads import file_response
from motcua.web.kit.money import charge_view
from motcua.web.portal.citizens import citizen_only
from motcua.web.portal.standing import filed_by

if TYPE_CHECKING:
    from motcua.fees.models import Charge

CONFLICT, BAD_GATEWAY = 409, 502
NO_GATEWAY = "Cơ quan này chưa nhận thanh toán trực tuyến; ông/bà chuyển khoản theo mã VietQR hoặc nộp tại quầy."


@citizen_only
@require_safe
def fees(request: HttpRequest, code: str) -> HttpResponse:
    """Every charge of the dossier; the page looks again by itself while money is on its way."""
    return _page(request, filed_by(request, code))


@citizen_only
@require_POST
def pay_online(request: HttpRequest, code: str, charge_id: int) -> HttpResponse:
    """A session at the gateway for what is still owed; the page then leads there. Nothing is lost by closing it."""
    own = filed_by(request, code)
    charge, gateway = queries.charge_of(SUBJECT, own.pk, charge_id), our_gateway()
    if charge is None:
        raise Http404
    try:
        if gateway is None:
            raise Refused(NO_GATEWAY)
        if not charge.is_open:
            raise Refused(charge.sentence)
        opened = gateway.open_session(_order(charge))
        facts = SessionFacts(opened.session_id, opened.address, charge.outstanding, opened.expires_at)
        start_online_payment(charge.pk, facts, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, own, error=refusal.sentence, status=CONFLICT)
    except GatewayTrouble as trouble:
        return _page(request, own, error=trouble.sentence, status=BAD_GATEWAY)
    return redirect("portal:fees", code=code)


@citizen_only
@require_safe
def fee_receipt(request: HttpRequest, code: str, payment_id: int) -> HttpResponse:
    """The numbered receipt of one's own payment."""
    payment = queries.payment_of(SUBJECT, filed_by(request, code).pk, payment_id)
    if payment is None:
        raise Http404
    name = f"bien-lai-{payment.receipt_number}.pdf"
    return file_response(fee_receipt_pdf(payment), name=name, kind="application/pdf", inline=True)


def _order(charge: Charge) -> Order:
    return Order(
        reference=str(charge.reference),
        amount=charge.outstanding,
        content=f"Phí, lệ phí hồ sơ {charge.subject_code}",
        return_address=settings.PUBLIC_ADDRESS + reverse("portal:fees", args=[charge.subject_code]),
        notify_address=settings.PUBLIC_ADDRESS + reverse("portal:payment_notice"),
    )


def _page(request: HttpRequest, own: Any, *, error: str = "", status: int = 200) -> HttpResponse:
    views = [charge_view(charge) for charge in queries.charges_of(SUBJECT, own.pk)]
    current = next((view for view in views if view["charge"].is_open), None)
    context: dict[str, Any] = {
        "dossier": own,
        "current": current,
        "others": [view for view in views if view is not current],
        "session": queries.open_session_of(current["charge"], now=doorclock.now()) if current else None,
        "online": settings.PAYMENT_GATEWAY is not None,
        "fees": fees_of(own),
        "receipt": lambda payment: reverse("portal:fee_receipt", args=[own.code, payment.pk]),
        "error": error,
    }
    return render(request, "portal/fees.html", context, status=status)
