"""Following a dossier without signing in: its code and the last four digits of the telephone given for it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.dossiers.entrusted import Standing
from motcua.dossiers.entrusted import tracked as find_tracked
from motcua.kernel import doorclock
from motcua.kernel.codes import DossierCode
from motcua.web.kit.errors import too_many
from motcua.web.kit.linked import linked_of
from motcua.web.kit.throttle import Limit, give_back, network_of, take
from motcua.web.portal.progress import progress_of
from motcua.web.portal.ratings import NOT_THEIRS, cast, rating_of

BY_NETWORK = Limit("tracking-network", tries=10, seconds=300)
BY_CODE = Limit("tracking-code", tries=10, seconds=300)
KEPT = timedelta(minutes=30)
MOST_KEPT = 10
SESSION_KEY = "tra_cuu"
UNPROCESSABLE = 422
WRONG_PAIR = (
    "Không có hồ sơ nào khớp với mã và bốn số cuối điện thoại đã nhập. Ông/bà xem lại mã trên giấy xác nhận hoặc giấy "
    "hẹn, và nhập số điện thoại đã khai khi nộp hồ sơ."
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """Ask for both; `?ma=` comes from the QR of a receipt. Wrong pairs are counted by network and by code."""
    if request.method != "POST":
        return _form(request, {"ma": request.GET.get("ma", "")}, {})
    values = {"ma": request.POST.get("ma", ""), "so_cuoi": request.POST.get("so_cuoi", "").strip()}
    code, errors = _read(values)
    if errors:
        return _form(request, values, errors)
    slots = take(BY_NETWORK, network_of(request)), take(BY_CODE, code)
    if None in slots:
        return too_many(request)
    if find_tracked(code, values["so_cuoi"]) is None:
        return _form(request, values, {"ma": WRONG_PAIR})
    give_back(*slots)
    _remember(request, code, values["so_cuoi"])
    return redirect("portal:tracked", code=code)


@login_not_required
@never_cache
@require_safe
def tracked(request: HttpRequest, code: str) -> HttpResponse:
    """The dossier of somebody who proved a moment ago that it is theirs; anybody else is asked."""
    found = _remembered(request, code)
    if found is None:
        return redirect(f"{reverse('portal:track')}?{urlencode({'ma': code})}")
    rating = rating_of(found.dossier) if found.acting is None else NOT_THEIRS
    return render(request, "portal/tracked.html", _context(found, rating))


@login_not_required
@require_POST
def tracked_rate(request: HttpRequest, code: str) -> HttpResponse:
    """The ballot of somebody without an account."""
    found = _remembered(request, code)
    if found is None:
        return redirect(f"{reverse('portal:track')}?{urlencode({'ma': code})}")
    if found.acting is not None:
        raise Http404("the ballot is the applicant's")
    rating = cast(request, found.dossier, by=None)
    if rating is None:
        return redirect("portal:tracked", code=code)
    return render(request, "portal/tracked.html", _context(found, rating), status=UNPROCESSABLE)


def _read(values: dict[str, str]) -> tuple[str, dict[str, str]]:
    """The code as it is written on papers, and a sentence for each field that cannot be read."""
    errors, code = {}, ""
    try:
        code = str(DossierCode.parse(values["ma"]))
    except ValueError as error:
        errors["ma"] = str(error) if values["ma"].strip() else "Ông/bà hãy nhập mã hồ sơ."
    digits = values["so_cuoi"]
    if not (digits.isascii() and digits.isdigit() and len(digits) == 4):
        errors["so_cuoi"] = "Ông/bà hãy nhập đúng 4 chữ số cuối của số điện thoại đã khai khi nộp hồ sơ."
    return code, errors


def _form(request: HttpRequest, values: dict[str, str], errors: dict[str, str]) -> HttpResponse:
    context = {"values": values, "errors": errors}
    return render(request, "portal/track.html", context, status=UNPROCESSABLE if errors else 200)


def _remember(request: HttpRequest, code: str, digits: str) -> None:
    kept = list(request.session.get(SESSION_KEY, {}).items())[-(MOST_KEPT - 1) :]
    until = (doorclock.now() + KEPT).isoformat()
    request.session[SESSION_KEY] = {**dict(kept), code: [digits, until]}


def _remembered(request: HttpRequest, code: str) -> Standing | None:
    digits, until = request.session.get(SESSION_KEY, {}).get(code, ("", ""))
    if not until or datetime.fromisoformat(until) < doorclock.now():
        return None
    return find_tracked(code, digits)


def _context(found: Standing, rating: dict[str, Any]) -> dict[str, Any]:
    dossier = found.dossier
    return {
        "dossier": dossier,
        "progress": progress_of(dossier, doorclock.now(), files=found.files),
        "parts": linked_of(dossier, None)["parts"],
        "rating": rating,
        "rating_address": reverse("portal:tracked_rate", args=[dossier.code]),
    }
