"""What every answer passes: the content security policy, and refusals of the rules as pages with their reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse, QueryDict

from motcua.kernel.refusals import Refused
from motcua.web.kit.errors import refused

CONFLICT = 409
FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data"


class RefusalMiddleware:
    """Turns `Refused` into 409: a page, or `{"reason": ...}` for a caller that asks for JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refused):
            return None
        if request.accepts("text/html"):
            return refused(request, exception.sentence)
        return JsonResponse({"reason": exception.sentence}, status=CONFLICT)


class PlainTextMiddleware:
    """Takes NUL out of addresses and forms: nobody types it, and no database keeps it.

    The API reads its own JSON, strictly (`api.parsing`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = _plain(request.GET)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        # A form in parts is read once: only where its token has been looked for already, else the view may want the body.
        is_form = request.content_type == FORM or (request.content_type == PARTS and hasattr(request, "_post"))
        if is_form and any("\0" in value for _, values in request.POST.lists() for value in values):
            request.POST = _plain(request.POST)


def _plain(sent: QueryDict) -> Any:
    kept = QueryDict(mutable=True, encoding=sent.encoding)
    for name, values in sent.lists():
        kept.setlist(name, [value.replace("\0", "") for value in values])
    kept._mutable = False
    return kept


class PolicyMiddleware(CSPMiddleware):
    """Writes the content security policy of pages; an answer that brings its own, stricter one keeps it."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if HEADER in response:
            return response
        written: HttpResponseBase = super().process_response(request, response)
        return written
