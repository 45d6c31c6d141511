"""What a payment gateway tells us by itself: believed for its signature, taken once, answered in JSON."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from motcua.clients.payment.gateway import SessionState
from motcua.clients.payment.signing import SIGNATURE_HEADER
from motcua.fees.actions.notify_payment import notify_payment
from motcua.fees.gateway import notice_of, our_gateway
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused

LONGEST = 16 * 1024
BAD_REQUEST, FORBIDDEN, CONFLICT = 400, 403, 409


@csrf_exempt
@login_not_required
@require_POST
def payment_notice(request: HttpRequest) -> JsonResponse:
    """200 once the money is in the books, the first time and every time after; 403 for a signature that is not ours."""
    gateway = our_gateway()
    if gateway is None:
        raise Http404("no payment gateway here")
    if len(request.body) > LONGEST:
        return JsonResponse({"reason": "too large"}, status=BAD_REQUEST)
    try:
        told = gateway.read_notice(request.body, request.headers.get(SIGNATURE_HEADER, ""))
    except ValueError as error:
        return JsonResponse({"reason": str(error)}, status=FORBIDDEN)
    if told.state is not SessionState.PAID:
        return JsonResponse({"taken": False})
    try:
        payment = notify_payment(notice_of(gateway, told), at=doorclock.now())
    except Refused as refusal:
        return JsonResponse({"reason": refusal.sentence}, status=CONFLICT)
    return JsonResponse({"taken": True, "payment": payment.pk})
