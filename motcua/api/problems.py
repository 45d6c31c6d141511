"""Errors as problem documents (RFC 9457): what is wrong, where, and what to do, in the words of the rules."""

import logging
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from motcua.dossiers.completeness import Incomplete
from motcua.kernel.refusals import Refused

MEDIA_TYPE = "application/problem+json"
WAIT_SECONDS = 300

TITLES: dict[int, str] = {
    400: "Không đọc được yêu cầu",
    401: "Chưa đăng nhập",
    403: "Không được phép",
    404: "Không tìm thấy",
    409: "Chưa thực hiện được",
    413: "Nội dung gửi lên quá lớn",
    422: "Nội dung chưa đúng",
    429: "Gửi yêu cầu quá nhiều",
    500: "Hệ thống gặp sự cố",
}
NOT_FOUND = "Không có nội dung này, hoặc ông/bà không được giao xem."

logger = logging.getLogger("django.request")


def strict(response: HttpResponse) -> HttpResponse:
    """With the policy of answers that are no pages: a browser that opens one may load and run nothing."""
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'"
    return response


class Problem(Schema):
    """What went wrong. `fields` and `papers` give a sentence for each field of the form and each paper."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    fields: dict[str, str] = {}
    papers: dict[str, str] = {}


def problem(
    status: int, detail: str, *, fields: dict[str, str] | None = None, papers: dict[str, str] | None = None
) -> HttpResponse:
    """The answer for an error."""
    title = TITLES.get(status) or HTTPStatus(status).phrase
    body = Problem(title=title, status=status, detail=detail, fields=fields or {}, papers=papers or {})
    told = {"ensure_ascii": False}
    return strict(JsonResponse(body.dict(), status=status, content_type=MEDIA_TYPE, json_dumps_params=told))


def answer_problems(api: NinjaAPI) -> None:
    """Every exception of a view becomes a problem; the most particular handler wins."""
    handlers: dict[type[Exception], Any] = {
        Incomplete: _incomplete,
        Refused: lambda request, error: problem(409, error.sentence),
        ValidationError: _invalid,
        AuthenticationError: lambda request, error: problem(401, "Hãy đăng nhập rồi gửi lại yêu cầu."),
        Throttled: _throttled,
        HttpError: _http_error,
        Http404: lambda request, error: problem(404, NOT_FOUND),
        ObjectDoesNotExist: lambda request, error: problem(404, NOT_FOUND),
        RequestDataTooBig: lambda request, error: problem(413, "Nội dung gửi lên vượt quá dung lượng cho phép."),
        MultiPartParserError: lambda request, error: problem(400, "Nội dung gửi lên không phải biểu mẫu nhiều phần."),
        SuspiciousOperation: lambda request, error: problem(400, "Nội dung gửi lên không đúng dạng."),
        Exception: _failed,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _incomplete(request: HttpRequest, error: Incomplete) -> HttpResponse:
    return problem(422, error.sentence, fields=error.fields, papers=error.papers)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = {".".join(str(part) for part in one["loc"][1:]): _in_vietnamese(one) for one in error.errors}
    return problem(422, "Yêu cầu thiếu thông tin hoặc có thông tin không đúng dạng.", fields=fields)


def _in_vietnamese(error: dict[str, Any]) -> str:
    return "Thiếu thông tin này." if error["type"] == "missing" else f"Thông tin này không đúng dạng ({error['type']})."


def _throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
    answer = problem(429, "Có quá nhiều yêu cầu trong thời gian ngắn; hãy chờ vài phút rồi thử lại.")
    answer["Retry-After"] = str(error.wait or WAIT_SECONDS)
    return answer


def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    sentences = {
        400: "Nội dung gửi lên không phải JSON hợp lệ.",
        403: "Yêu cầu thiếu mã chống giả mạo (tiêu đề X-CSRFToken); hãy tải lại phiên làm việc rồi gửi lại.",
    }
    return problem(error.status_code, sentences.get(error.status_code, str(error)))


def _failed(request: HttpRequest, error: Exception) -> HttpResponse:
    logger.error("the API failed at %s", request.path, exc_info=error)
    return problem(500, "Yêu cầu chưa được thực hiện; sự cố đã được ghi lại, hãy thử lại sau ít phút.")
