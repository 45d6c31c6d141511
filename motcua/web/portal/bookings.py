"""Booking an hour at a desk, and giving it back. No login: whoever holds the address of a booking may cancel it."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.kernel import doorclock
from motcua.kernel.identity import check_identity_number, check_phone
from motcua.kernel.refusals import Refused
from motcua.kernel.text import nfc
from motcua.kernel.worktime import day_in_vietnam
from motcua.queueing import queries
from motcua.queueing.actions.book_slot import Visitor, book_slot
from motcua.queueing.actions.cancel_slot import cancel_slot
from motcua.web.kit.errors import too_many
from motcua.web.kit.throttle import Limit, network_of, take
from motcua.web.portal.kiosk import ELSE, desk_at

if TYPE_CHECKING:
    from motcua.organisation.models import Agency
    from motcua.queueing.models import Booking

BY_NETWORK = Limit("booking", tries=20, seconds=3600)
FIELDS = ("linh_vuc", "gio", "ho_ten", "so_dinh_danh", "dien_thoai")
UNPROCESSABLE = 422


@login_not_required
@require_safe
def desks(request: HttpRequest) -> HttpResponse:
    """Where one can book."""
    return render(request, "portal/booking_desks.html", {"desks": queries.desks(on=doorclock.today())})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def bookings(request: HttpRequest, desk_code: str) -> HttpResponse:
    """What for, when, who: one page."""
    desk = desk_at(desk_code)
    if request.method != "POST":
        return _page(request, desk, dict.fromkeys(FIELDS, ""), {})
    typed = {name: nfc(request.POST.get(name, "")).strip() for name in FIELDS}
    errors = _errors(desk, typed)
    if errors:
        return _page(request, desk, typed, errors)
    if take(BY_NETWORK, network_of(request)) is None:
        return too_many(request)
    field_id = None if typed["linh_vuc"] == ELSE else int(typed["linh_vuc"])
    visitor = Visitor(typed["ho_ten"], typed["so_dinh_danh"], typed["dien_thoai"])
    try:
        made = book_slot(desk.code, field_id, _moment(typed["gio"]), visitor, by=None, at=doorclock.now())
    except Refused as refusal:
        return _page(request, desk, typed, {"gio": refusal.sentence})
    return redirect("portal:booking", desk_code=desk.code, code=made.code)


def _errors(desk: Agency, typed: dict[str, str]) -> dict[str, str]:
    """One sentence for each field that is not right, in the order of the page."""
    errors = {}
    if typed["linh_vuc"] not in {value for value, _ in _choices(desk)}:
        errors["linh_vuc"] = "Chọn việc ông/bà cần làm."
    if _moment(typed["gio"]) is None:
        errors["gio"] = "Chọn một giờ còn chỗ."
    if len(typed["ho_ten"]) < 2:
        errors["ho_ten"] = "Nhập họ, chữ đệm và tên."
    for name, check in (("so_dinh_danh", check_identity_number), ("dien_thoai", check_phone)):
        try:
            check(typed[name])
        except ValueError as wrong:
            errors[name] = str(wrong)
    return errors


def _moment(text: str) -> Any:
    """The hour as the page sends it; None when it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _choices(desk: Agency) -> list[tuple[str, str]]:
    fields = queries.fields_at(desk, on=doorclock.today())
    return [*((str(field.pk), field.name) for field in fields), (ELSE, queries.ELSE_NAME)]


def _page(request: HttpRequest, desk: Agency, typed: dict[str, str], errors: dict[str, str]) -> HttpResponse:
    hours = queries.free_hours(desk, at=doorclock.now())
    days = [(day, list(each)) for day, each in groupby(hours, key=lambda hour: day_in_vietnam(hour.starts_at))]
    context = {"desk": desk, "choices": _choices(desk), "days": days, "typed": typed, "errors": errors}
    return render(request, "portal/bookings.html", context, status=UNPROCESSABLE if errors else 200)


@login_not_required
@never_cache
@require_safe
def booking(request: HttpRequest, desk_code: str, code: str) -> HttpResponse:
    """The booked hour, without the person."""
    desk = desk_at(desk_code)
    return _booking(request, desk, _found(desk, code))


@login_not_required
@require_POST
def cancel(request: HttpRequest, desk_code: str, code: str) -> HttpResponse:
    """Give the hour back."""
    desk = desk_at(desk_code)
    found = _found(desk, code)
    try:
        cancel_slot(found.code, by=None, at=doorclock.now())
    except Refused as refusal:
        return _booking(request, desk, found, refusal.sentence)
    return redirect("portal:booking", desk_code=desk.code, code=found.code)


def _found(desk: Agency, code: str) -> Booking:
    found = queries.booking_by_code(desk, code)
    if found is None:
        raise Http404("no such booking")
    return found


def _booking(request: HttpRequest, desk: Agency, found: Booking, error: str = "") -> HttpResponse:
    context = {"desk": desk, "booking": found, "errors": {"huy": error} if error else {}}
    return render(request, "portal/booking.html", context, status=409 if error else 200)
