"""The display board over the heads of those who wait: which window calls whom, and who is next. Only numbers."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from motcua.kernel import doorclock
from motcua.kernel.worktime import day_in_vietnam
from motcua.queueing import queries
from motcua.web.portal.kiosk import desk_at

NEWLY = timedelta(seconds=20)


@login_not_required
@never_cache
@require_safe
def call_board(request: HttpRequest, desk_code: str) -> HttpResponse:
    """Asks for itself again every few seconds; without JavaScript the browser loads it again."""
    desk, now = desk_at(desk_code), doorclock.now()
    board = queries.call_board(desk, on=day_in_vietnam(now))
    newly = {call.pk for call in board.calls if call.called_at and now - call.called_at < NEWLY}
    return render(request, "portal/call_board.html", {"desk": desk, "board": board, "now": now, "newly": newly})
