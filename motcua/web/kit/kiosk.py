"""A machine that stands at a desk for one person after the other, without a script having to run.

A clerk makes it a kiosk; its cookie says which. Nobody's pages outlive them: the start page signs out and drops every
cookie but the machine's, a page left alone asks whether somebody is still there and then goes to the start page, a
request that comes later than that is not answered, and no page is kept by the browser.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from motcua.kernel import doorclock
from motcua.queueing.queries import kiosk_by_key
from motcua.web.kit.doors import DOORS

if TYPE_CHECKING:
    from motcua.queueing.models import Kiosk

COOKIE = "ki_ot"
KEPT_SECONDS = 400 * 24 * 3600
START, STILL_THERE = "/ki-ot/", "/ki-ot/con-dung/"
ALONE, ALONE_WITH_A_FORM, ANSWER = timedelta(minutes=3), timedelta(minutes=10), timedelta(seconds=30)
FORMS = "/ho-so/nhap/"
CLOSED = ("/he-thong/", *(door.home for door in DOORS))
UNTIL = "ki_ot_den"


class KioskMiddleware:
    """Knows the machine by its cookie (`request.kiosk`); does nothing for any other."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if COOKIE not in request.COOKIES:
            return self.get_response(request)
        kiosk = _read(request.COOKIES[COOKIE])
        if kiosk is None:
            response = self.get_response(request)
            leave_kiosk(response)
            return response
        request.kiosk = kiosk  # type: ignore[attr-defined]
        if _leads_away(request) or _came_too_late(request):
            logout(request)
            return redirect(START)
        _stays_a_while(request)
        return _forgotten(request, self.get_response(request))


def kiosk_of(request: HttpRequest) -> Kiosk | None:
    """The kiosk this request comes from; None for any other machine."""
    return cast("Kiosk | None", getattr(request, "kiosk", None))


def become_kiosk(response: HttpResponse, kiosk: Kiosk) -> None:
    """This browser is the kiosk from now on."""
    signed = _signer().sign(str(kiosk.key))
    response.set_cookie(
        COOKIE, signed, max_age=KEPT_SECONDS, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )


def leave_kiosk(response: HttpResponse) -> None:
    """This browser is an ordinary one again."""
    response.delete_cookie(COOKIE, samesite="Lax")


def start_clean(request: HttpRequest, response: HttpResponse) -> None:
    """Nothing of the person before stays: session, cookies, what pages kept in the browser."""
    for name in request.COOKIES:
        if name != COOKIE:
            response.delete_cookie(name)
    response["Clear-Site-Data"] = '"storage"'


def way_back(request: HttpRequest) -> str:
    """The page somebody was at when they were asked whether they are still there."""
    path = request.GET.get("tiep", "")
    return path if url_has_allowed_host_and_scheme(path, allowed_hosts=None) else START


def _read(signed: str) -> Kiosk | None:
    try:
        return kiosk_by_key(_signer().unsign(signed))
    except BadSignature:
        return None


def _leads_away(request: HttpRequest) -> bool:
    return request.path == "/" or request.path.startswith(CLOSED)


def _came_too_late(request: HttpRequest) -> bool:
    """The person who left these pages open is gone; somebody without a time of their own signed in elsewhere."""
    until = request.session.get(UNTIL)
    if until is None:
        return request.user.is_authenticated
    return datetime.fromisoformat(until) < doorclock.now()


def _alone(request: HttpRequest) -> timedelta:
    return ALONE_WITH_A_FORM if request.path.startswith(FORMS) else ALONE


def _stays_a_while(request: HttpRequest) -> None:
    if request.path not in {START, STILL_THERE}:
        request.session[UNTIL] = (doorclock.now() + _alone(request) + ANSWER).isoformat()
        request.session.set_expiry(_alone(request) + ANSWER)


def _forgotten(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """No page is kept, and each but the first turns to the question after a while."""
    response["Cache-Control"] = "no-store"
    page = request.method == "GET" or response.status_code >= 400
    if request.path == START or not page or not response.get("Content-Type", "").startswith("text/html"):
        return response
    if request.path == STILL_THERE:
        response["Refresh"] = f"{ANSWER.seconds}; url={START}"
    else:
        back = request.get_full_path() if request.method == "GET" else request.path
        response["Refresh"] = f"{_alone(request).seconds}; url={STILL_THERE}?{urlencode({'tiep': back})}"
    return response


def _signer() -> Signer:
    return Signer(salt="motcua.kiosk")
