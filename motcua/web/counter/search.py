"""Finding a dossier of the desk by code, identity number or name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from motcua.dossiers.queries import find
from motcua.kernel import doorclock
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.kit.access import officer_with
from motcua.web.kit.due import DueWords


@require_safe
@officer_with(Role.RECEIVER)
def search(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The dossiers found; the one whose code was typed (or scanned) opens at once."""
    text = request.GET.get("q", "").strip()
    found = find(duties.only(Role.RECEIVER), text)
    if len(found) == 1 and found[0].code == text.upper():
        return redirect("counter:dossier", code=found[0].code)
    context = {"text": text, "found": found, "due_words": DueWords(doorclock.now())}
    return render(request, "counter/search.html", context)
