"""Where the national portal sends what people file there: envelopes signed with the secret we share."""

from typing import Any

from allauth.core.ratelimit import consume
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from motcua.clients.national_portal.portal import SIGNATURE_HEADER, is_signed, read_envelope
from motcua.exchange.actions.take_arrival import take_arrival
from motcua.exchange.portal import our_portal
from motcua.exchange.reading import Message, read_message
from motcua.exchange.rules.kinds import InboundState
from motcua.kernel import doorclock

LARGEST = 5_000_000
MOST = 50
TAKEN, UNSIGNED, WAITS, UNREADABLE, TOO_MANY = "0", "1", "2", "4", "9"


@csrf_exempt
@login_not_required
@require_POST
def arrivals(request: HttpRequest) -> JsonResponse:
    """Take dossiers: each is filed, or kept for a person to look at with the reason said here; the same again is one.

    403 unsigned or when nothing is exchanged, 413 too long, 422 unreadable, 429 too often; else 200 with a code.
    """
    if not consume(request, action="exchange"):
        return _answer(TOO_MANY, "Gửi quá nhiều thông điệp; hãy gửi lại sau ít phút.", status=429)
    portal, body = our_portal(), request.body
    if portal is None or not is_signed(body, request.headers.get(SIGNATURE_HEADER, ""), portal.facts.secret):
        return _answer(UNSIGNED, "Chữ ký không đúng.", status=403)
    if len(body) > LARGEST:
        return _answer(UNREADABLE, "Thông điệp quá dài.", status=413)
    try:
        envelope = read_envelope(body)
    except ValueError as wrong:
        return _answer(UNREADABLE, str(wrong), status=422)
    if len(envelope.rows) > MOST:
        return _answer(UNREADABLE, f"Mỗi thông điệp có tối đa {MOST} hồ sơ.", status=422)
    told = [_take(read_message(row, portal)) for row in envelope.rows]
    first = next((one for one in told if one["error_code"] != TAKEN), told[0])
    return _answer(first["error_code"], first["message"], told)


def _take(message: Message) -> dict[str, str]:
    inbound = take_arrival(message, by=None, at=doorclock.now())
    if InboundState(inbound.state) is InboundState.TAKEN and inbound.dossier is not None:
        told = f"Đã nhận hồ sơ. {inbound.reason}".rstrip()
        said = {"error_code": TAKEN, "message": told, "SoBienNhan": inbound.dossier.code}
    else:
        said = {"error_code": WAITS, "message": inbound.reason, "SoBienNhan": ""}
    return {"MaHoSo": inbound.national_code, **said}


def _answer(code: str, message: str, result: Any = None, *, status: int = 200) -> JsonResponse:
    return JsonResponse({"error_code": code, "message": message, "result": result}, status=status)
