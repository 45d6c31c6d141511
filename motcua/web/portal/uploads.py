"""Files arriving piece by piece and going on where they stopped (in the manner of tus 1.0; see kit/README.md)."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from motcua.files.actions import append_piece, begin_upload
from motcua.files.queries import upload_of
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.web.kit.access import account
from motcua.web.kit.throttle import Limit, take

PIECE = 256 * 1024
BEGINNINGS = Limit("uploads", tries=60, seconds=600)
UNAUTHORISED, UNKNOWN, CONFLICT, TOO_LARGE, UNPROCESSABLE, TOO_MANY = 401, 404, 409, 413, 422, 429


def _signed_in(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """401 with a sentence instead of the sign-in page, which a script would take for success."""

    @login_not_required
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _refuse("Phiên đăng nhập đã hết; ông/bà đăng nhập lại rồi chọn lại tệp để gửi tiếp.", UNAUTHORISED)
        return view(request, *args, **kwargs)

    return guarded


@_signed_in
@require_POST
def uploads(request: HttpRequest) -> HttpResponse:
    """Announce a file: JSON `{name, size}` in, `{id, offset}` out (201)."""
    try:
        told = json.loads(request.body)
        name, size = str(told["name"]).replace("\0", ""), int(told["size"])
    except (ValueError, KeyError, TypeError, OverflowError):
        return _refuse("Thiếu tên hoặc dung lượng của tệp; ông/bà hãy chọn lại tệp.", 400)
    if take(BEGINNINGS, f"user:{account(request).pk}") is None:
        return _refuse("Ông/bà đã gửi quá nhiều tệp trong thời gian ngắn; xin chờ vài phút rồi gửi tiếp.", TOO_MANY)
    try:
        upload = begin_upload(name=name, size=size, by=account(request), at=doorclock.now())
    except Refused as refused:
        return _refuse(refused.sentence, UNPROCESSABLE)
    response = JsonResponse({"id": str(upload.pk), "offset": 0}, status=201)
    response["Location"] = reverse("portal:upload", args=[upload.pk])
    return response


@_signed_in
@require_http_methods(["HEAD", "PATCH"])
def upload(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """HEAD tells how much is here; PATCH adds a piece at `Upload-Offset` (409 with the right one when it differs)."""
    known = upload_of(upload_id, owner=account(request))
    if known is None:
        return _refuse("Không có tệp này; ông/bà hãy chọn lại tệp.", UNKNOWN)
    if request.method == "HEAD":
        return _at(known.offset, 200, size=known.size)
    offset = request.headers.get("Upload-Offset", "")
    if not offset.isdecimal() or int(offset) != known.offset:
        return _at(known.offset, CONFLICT)
    if int(request.headers.get("Content-Length") or 0) > PIECE:
        return _refuse("Mỗi lần gửi nhiều nhất 256 KB của tệp.", TOO_LARGE)
    return _append(request, upload_id, int(offset))


def _append(request: HttpRequest, upload_id: UUID, offset: int) -> HttpResponse:
    try:
        upload = append_piece(upload_id, request.body, offset=offset, by=account(request), at=doorclock.now())
    except Refused as refused:
        now = upload_of(upload_id, owner=account(request))
        if now is not None and now.offset != offset:
            return _at(now.offset, CONFLICT)
        return _refuse(refused.sentence, UNPROCESSABLE)
    return _at(upload.offset, 204)


def _at(offset: int, status: int, size: int | None = None) -> HttpResponse:
    response = HttpResponse(status=status)
    response["Upload-Offset"] = str(offset)
    response["Cache-Control"] = "no-store"
    if size is not None:
        response["Upload-Length"] = str(size)
    return response


def _refuse(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"reason": sentence}, status=status)
