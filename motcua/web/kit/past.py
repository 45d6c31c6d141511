"""Acting in the past, in a demonstration only: so that a story can let days and weeks pass.

The header names a moment and is signed with the key of this installation, so that only who holds the data folder can
write one. The future is refused: what the clock on the wall has not reached cannot have happened.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils import timezone

from motcua.accounts.moments import HEADER, read_moment
from motcua.kernel import doorclock


class PastMiddleware:
    """Lets a request with a signed moment act at that moment; installed by `MOTCUA_DEMONSTRATION` alone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        written = request.headers.get(HEADER)
        if written is None:
            return self.get_response(request)
        try:
            moment = read_moment(written)
        except ValueError as error:
            return HttpResponseBadRequest(str(error))
        if moment > timezone.now():
            return HttpResponseBadRequest("only a past moment can be acted at")
        with doorclock.acting_at(moment):
            return self.get_response(request)
