"""Where the Post's system posts what happens to a parcel. Signed by it; told twice, kept once."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from motcua.clients.post_office.office import SIGNATURE_HEADER, is_signed, read_callback
from motcua.kernel import doorclock
from motcua.postal.actions.take_tracking import take_tracking
from motcua.postal.queries import parcel_labelled


@csrf_exempt
@login_not_required
@require_POST
def tracking(request: HttpRequest) -> JsonResponse:
    """200 when it is kept, also the second time; 403 unsigned, 404 for no parcel of ours, 422 with what is wrong."""
    office = settings.POST_OFFICE
    if office is None or not is_signed(request.body, request.headers.get(SIGNATURE_HEADER, ""), office.secret):
        return JsonResponse({"reason": "Chữ ký không đúng."}, status=403)
    try:
        told = read_callback(request.body)
        parcel = parcel_labelled(told.label_no)
        if parcel is None:
            return JsonResponse({"reason": "Không có bưu gửi này."}, status=404)
        new = take_tracking(parcel.pk, told, by=None, at=doorclock.now())
    except ValueError as wrong:
        return JsonResponse({"reason": str(wrong)}, status=422)
    return JsonResponse({"kept": True, "new": new})
