"""Finding a dossier of the desk by code, identity number or name."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from motcua.dossiers.queries import find
from motcua.dossiers.transferring import find_taken_here
from motcua.kernel import doorclock
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.kit.access import officer_with
from motcua.web.kit.due import DueWords


@require_safe
@officer_with(Role.RECEIVER)
def search(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The desk's dossiers, and those it took in for other places; the one whose code was typed (or scanned) opens at once."""
    text = request.GET.get("q", "").strip()
    here, now = duties.only(Role.RECEIVER), doorclock.now()
    found = find(here, text)
    own = {one.code for one in found}
    ways = [way for way in find_taken_here(here, text) if way.dossier.code not in own]
    codes = [*own, *(way.dossier.code for way in ways)]
    if codes == [text.upper()]:
        return redirect("counter:dossier", code=codes[0])
    context = {"text": text, "found": found, "taken_here": ways, "due_words": DueWords(now), "now": now}
    return render(request, "counter/search.html", context)
