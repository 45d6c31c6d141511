"""Where a browser looks for our mark by itself: beside a paper or an answer that is no page of ours."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """To the drawing the pages name."""
    return redirect(static("motcua/images/favicon.svg"))
