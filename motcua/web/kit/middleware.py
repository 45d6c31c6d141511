"""What every answer passes: the content security policy, and refusals of the rules as pages with their reason."""

from __future__ import annotations

from collections.abc import Callable

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse

from motcua.kernel.refusals import Refused
from motcua.web.kit.errors import refused

CONFLICT = 409


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


class PolicyMiddleware(CSPMiddleware):
    """Writes the content security policy of pages; an answer that brings its own, stricter one keeps it."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if HEADER in response:
            return response
        written: HttpResponseBase = super().process_response(request, response)
        return written
