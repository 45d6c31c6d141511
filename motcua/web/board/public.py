"""The public figures: what the house offers and how it keeps its promises. No dossier, no person."""

from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import doorclock
from motcua.kernel.vietnamese import format_number, format_percent
from motcua.monitoring.queries import public_figures
from motcua.web.board import charts
from motcua.web.board.overview import UNPROCESSABLE
from motcua.web.board.question import period_choices, question_of

_TILES = (
    ("tiep-nhan", "now"), ("ty-le-truc-tuyen", "now"), ("da-giai-quyet", "done"), ("ty-le-dung-han", "done"),
    ("qua-han", "late"), ("dang-giai-quyet", "neutral"), ("dang-qua-han", "late"), ("ty-le-hai-long", "neutral"),
)  # fmt: skip


@login_not_required
@require_safe
def public(request: HttpRequest) -> HttpResponse:
    """The same numbers as `motcua figures --json`."""
    today = doorclock.today()
    question = question_of(request, today=today)
    found = public_figures(doorclock.now(), question.period)
    page = {
        "found": found,
        "read_at": datetime.fromisoformat(found["read_at"]),
        "question": question,
        "tiles": _tiles(found["figures"]),
        "told": told,
        "periods": period_choices(today, question.typed["ky"]),
        "chart": charts.public_months(found["by_month"]),
    }
    return render(request, "board/public.html", page, status=UNPROCESSABLE if question.errors else 200)


def told(one: dict[str, Any]) -> str:
    """The value of a figure as people read it."""
    if one["value"] is None:
        return "–"
    return format_percent(one["value"]) if one["unit"] else format_number(one["value"])


def _tiles(found: list[dict[str, Any]]) -> list[dict[str, str]]:
    by_key = {one["key"]: one for one in found}
    return [_tile(by_key[key], tone) for key, tone in _TILES]


def _tile(one: dict[str, Any], tone: str) -> dict[str, str]:
    note = f"trên {format_number(one['denominator'])} {one['denominator_name']}" if one["denominator"] else ""
    return {"label": one["name"], "figure": told(one), "note": note, "tone": tone if one["value"] else "neutral"}
