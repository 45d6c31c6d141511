"""What a provider of short messages says became of a message: signed with the secret we share, nobody signs in."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from motcua.api.problems import problem
from motcua.clients.sms.receipts import SIGNATURE_HEADER, is_signed, read_receipt
from motcua.kernel import doorclock
from motcua.notifications.actions import take_receipt
from motcua.notifications.senders import secret_of

LARGEST = 10_000


@csrf_exempt
@login_not_required
@require_POST
def receipt(request: HttpRequest, provider: str) -> HttpResponse:
    """Take a delivery receipt: 204; 401 unless the provider signed it; 404 for a message it never had."""
    secret, body = secret_of(provider), request.body
    if secret is None or not is_signed(body, request.headers.get(SIGNATURE_HEADER, ""), secret):
        return problem(401, "Phiếu báo không có chữ ký đúng của nhà cung cấp.")
    if len(body) > LARGEST:
        return problem(413, "Phiếu báo quá dài.")
    try:
        told = read_receipt(body)
    except ValueError as error:
        return problem(422, f"Không đọc được phiếu báo: {error}.")
    if not take_receipt(provider, told, at=doorclock.now()):
        return problem(404, "Không có tin nhắn này.")
    return HttpResponse(status=204)
