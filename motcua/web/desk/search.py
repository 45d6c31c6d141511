"""Finding a dossier among those the officer may see."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from motcua.dossiers.queries import find
from motcua.kernel import doorclock
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.door import ROLES, desk_officer, side
from motcua.web.desk.worklist import reason
from motcua.web.kit.due import DueWords


@require_safe
@desk_officer
def search(request: HttpRequest, duties: Duties) -> HttpResponse:
    """By code, identity number or name; the one whose code was typed opens at once."""
    text, here = request.GET.get("q", "").strip(), duties.only(*ROLES)
    found = find(here, text)
    if len(found) == 1 and found[0].code == text.upper():
        return redirect("desk:dossier", code=found[0].code)
    context = {
        "text": text,
        "found": found,
        "due_words": DueWords(doorclock.now()),
        "reason": lambda row: reason(here, row),
        "side": side(request, here),
    }
    return render(request, "desk/search.html", context)
