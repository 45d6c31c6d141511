"""The way every short act of the desk goes: may it be done, ask, do it, say it was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.dossiers import queries
from motcua.dossiers.rules.states import Verb
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.door import CONFLICT, ROLES, UNPROCESSABLE, dossier_of, side
from motcua.web.desk.dossier import page
from motcua.web.kit.asking import Asking, Said, given, read
from motcua.web.kit.due import DueWords

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

Do = Callable[["Dossier", Said], object]


def go(
    request: HttpRequest, duties: Duties, code: str, verb: Verb, asking: Callable[[Dossier], Asking], do: Do, done: str
) -> HttpResponse:
    """GET asks, POST does. What the state or the asker forbids is said on the dossier's page, the rest in place."""
    found = dossier_of(duties, code)
    if why_not := queries.acts(duties, found)[verb].why_not:
        return page(request, duties, found, refusal=why_not, status=CONFLICT)
    asked = asking(found)
    if request.method != "POST":
        return form(request, duties, found, asked, given(asked.questions))
    said = read(request.POST, asked.questions)
    if said.errors:
        return form(request, duties, found, asked, said)
    try:
        do(found, said)
    except Refused as refusal:
        again = dossier_of(duties, code)
        if why_not := queries.acts(duties, again)[verb].why_not:
            return page(request, duties, again, refusal=why_not, status=CONFLICT)
        return form(request, duties, again, asked, wrong(asked, said, refusal.sentence))
    messages.success(request, done.format(code=code))
    still_here = queries.for_officer(duties.only(*ROLES), code)
    return redirect("desk:dossier", code=code) if still_here else redirect("desk:worklist")


def wrong(asked: Asking, said: Said, sentence: str) -> Said:
    """The answers again with a refusal beside the question it most likely speaks of: the PIN, else the first one."""
    names = [one.name for one in asked.questions]
    of_pin = "PIN" in sentence or "chứng thư số" in sentence
    place = "ma_pin" if "ma_pin" in names and of_pin else names[0] if names else "td-viec"
    return Said(said.values, said.chosen, {place: sentence})


def form(request: HttpRequest, duties: Duties, found: Dossier, asked: Asking, said: Said) -> HttpResponse:
    """The page of questions beside the papers."""
    context: dict[str, Any] = {
        "dossier": found,
        "due": DueWords(doorclock.now()).due(found),
        "papers": queries.papers_of(found),
        "result": queries.result_of(found),
        "asking": asked,
        "said": said,
        "back": reverse("desk:dossier", args=[found.code]),
        "side": side(request, duties),
    }
    return render(request, "desk/acting.html", context, status=UNPROCESSABLE if said.errors else 200)
