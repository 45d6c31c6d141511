"""The clerk's first page: what waits at the desk today."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.dossiers.parts import followed_parts
from motcua.dossiers.queries import at_the_desk, received_between, waiting_for_applicant
from motcua.dossiers.rules.states import State
from motcua.dossiers.transferring import filed_at_own_desk, on_their_way, taken_here
from motcua.kernel import doorclock
from motcua.kernel.worktime import VIETNAM, day_in_vietnam
from motcua.organisation.queries import agencies_named
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.counter import queue
from motcua.web.kit.access import officer_with
from motcua.web.kit.due import DueWords
from motcua.web.kit.slices import slice_of


@require_safe
@officer_with(Role.RECEIVER)
def home(request: HttpRequest, duties: Duties) -> HttpResponse:
    """Online filings to receive, results to hand over, and the figures of the day."""
    now = doorclock.now()
    to_receive, to_return = filed_at_own_desk(duties), at_the_desk(duties, State.DONE)
    context = {
        "queue": queue.bar(request, duties),
        "desks": agencies_named(duties.agencies(Role.RECEIVER)),
        "tiles": _tiles(to_receive.count(), _received_today(duties, now), to_return.count()),
        "to_receive": slice_of(to_receive, request),
        "to_return": slice_of(to_return, request, key="trang_tra"),
        "to_wait": slice_of(waiting_for_applicant(duties.only(Role.RECEIVER)), request, key="trang_cho"),
        "arriving": slice_of(on_their_way(duties), request, key="trang_den"),
        "followed": slice_of(followed_parts(duties), request, key="trang_lien_thong"),
        "taken_here": slice_of(taken_here(duties), request, key="trang_chuyen"),
        "due_words": DueWords(now),
        "today": day_in_vietnam(now),
        "now": now,
    }
    return render(request, "counter/home.html", context)


def _received_today(duties: Duties, now: datetime) -> int:
    midnight = datetime.combine(day_in_vietnam(now), time(0), VIETNAM)
    return received_between(duties, midnight, midnight + timedelta(days=1))


def _tiles(waiting: int, received: int, finished: int) -> list[dict[str, Any]]:
    return [
        {"label": "Chờ tiếp nhận (trực tuyến)", "figure": waiting, "tone": "waiting", "href": "#cho-tiep-nhan"},
        {"label": "Đã tiếp nhận hôm nay", "figure": received, "tone": "now"},
        {"label": "Chờ trả kết quả", "figure": finished, "tone": "done", "href": "#cho-tra"},
    ]
