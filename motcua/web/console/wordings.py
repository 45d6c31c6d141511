"""The words in which people are told: as shipped, or the office's own from a day on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.notifications.actions import WrongWords, revert_wording, set_wording
from motcua.notifications.queries import Said, own_wordings, preview, wording_of, wordings_on
from motcua.notifications.rules.own_words import PART_NAMES, tidied, what_is_wrong
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.console.doors import BOTH, UNPROCESSABLE, side
from motcua.web.kit.access import account, officer_with

DAY = "valid_from"


@require_safe
@officer_with(*BOTH)
def wordings(request: HttpRequest, duties: Duties) -> HttpResponse:
    """Everything there is to say, and what is said in own words."""
    page = {"side": side(request, duties), "said": wordings_on(doorclock.today()), "part_names": PART_NAMES}
    return render(request, "console/wordings.html", page)


@require_http_methods(["GET", "HEAD"])
@officer_with(*BOTH)
def wording(request: HttpRequest, duties: Duties, key: str) -> HttpResponse:
    """One template: its texts by channel, with the form for an administrator."""
    said = _found(key)
    return _page(request, duties, said, said.texts, {}, {})


@require_POST
@officer_with(Role.ADMINISTRATOR)
def say(request: HttpRequest, duties: Duties, key: str) -> HttpResponse:
    """Own words from a day on; `xem` shows them first and changes nothing."""
    said = _found(key)
    typed = {part: tidied(request.POST.get(part, "")) for part in said.shipped}
    if "xem" in request.POST:
        return _previewed(request, duties, said, typed)
    day = _day(request.POST.get(DAY, ""))
    if day is None:
        return _page(request, duties, said, typed, {DAY: "Chọn ngày bắt đầu áp dụng."}, {})
    try:
        set_wording(key, typed, valid_from=day, by=account(request), at=doorclock.now())
    except WrongWords as wrong:
        return _page(request, duties, said, typed, wrong.parts, {})
    except Refused as refused:
        return _page(request, duties, said, typed, {DAY: refused.sentence}, {})
    messages.success(request, f"Từ ngày {day:%d/%m/%Y} dùng nội dung riêng của cơ quan.")
    return redirect("console:wording", key=key)


@require_POST
@officer_with(Role.ADMINISTRATOR)
def as_shipped(request: HttpRequest, duties: Duties, key: str) -> HttpResponse:
    """The shipped words again, from today on."""
    said = _found(key)
    try:
        revert_wording(key, by=account(request), at=doorclock.now())
    except Refused as refused:
        return _page(request, duties, said, said.texts, {DAY: refused.sentence}, {})
    messages.success(request, "Từ hôm nay dùng lại nội dung gốc của mẫu này.")
    return redirect("console:wording", key=key)


def _found(key: str) -> Said:
    said = wording_of(key, on=doorclock.today())
    if said is None:
        raise Http404("no such wording")
    return said


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _previewed(request: HttpRequest, duties: Duties, said: Said, typed: Mapping[str, str]) -> HttpResponse:
    wrong = {part: why for part, text in typed.items() if (why := what_is_wrong(part, text, said.shipped[part]))}
    shown = {} if wrong else preview(said.key, typed, address=settings.SHORT_ADDRESS)
    return _page(request, duties, said, typed, wrong, shown)


def _page(
    request: HttpRequest, duties: Duties, said: Said, typed: Mapping[str, str], errors: dict[str, str], shown: Any
) -> HttpResponse:
    page = {
        "side": side(request, duties),
        "said": said,
        "typed": typed,
        "day": request.POST.get(DAY, ""),
        "errors": errors,
        "shown": shown,
        "part_names": PART_NAMES,
        "history": own_wordings(said.key),
        "may_say": duties.holds(Role.ADMINISTRATOR),
    }
    return render(request, "console/wording.html", page, status=UNPROCESSABLE if errors else 200)
