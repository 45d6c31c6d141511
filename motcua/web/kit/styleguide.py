"""Every component on one page, to be looked at and tested with axe. Routed only while DEBUG is on."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from motcua.web.kit.forms import draw, summarise
from motcua.web.kit.styleguide_data import CHART, ERRORS, FORM, VALUES

AT = datetime(2024, 6, 24, 1, 14, tzinfo=UTC)


@login_not_required
def styleguide(request: HttpRequest) -> HttpResponse:
    """`?khung=can-bo` shows the officers' frame instead of the portal's."""
    return render(request, "kit/styleguide.html", {"office": request.GET.get("khung") == "can-bo", **_context()})


def _context() -> dict[str, Any]:
    return {
        "form_view": draw(FORM, VALUES),
        "form_wrong": draw(FORM, VALUES, ERRORS, prefix="sai-"),
        "form_compact": draw(FORM, VALUES, prefix="gon-"),
        "sections": summarise(FORM, VALUES),
        "chart": CHART,
        "at": AT,
        "due_at": AT + timedelta(days=2),
    }
