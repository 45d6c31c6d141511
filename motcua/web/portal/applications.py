"""Beginning an application, coming back to it, throwing it away."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.dossiers.actions.discard_draft import discard_draft
from motcua.dossiers.actions.start_draft import start_draft
from motcua.dossiers.queries import drafts_of
from motcua.kernel import doorclock
from motcua.procedures import queries
from motcua.reference.queries import portal_mode_on
from motcua.web.kit.access import account
from motcua.web.portal.citizens import citizen_only, with_draft

UNPROCESSABLE = 422


@citizen_only
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest, code: str) -> HttpResponse:
    """Choose who settles it (`co_quan`), or go on with an application begun before."""
    on = doorclock.today()
    revision = queries.revision_of(code, on=on)
    if revision is None:
        raise Http404
    level = queries.online_level_on(code, on=on)
    if level is None or not level.can_be_filed_online:
        return redirect("portal:procedure", code=code)
    if not portal_mode_on(on).takes_filings:
        return redirect("portal:national", code=code)
    competences = queries.competences_of(code, on=on)
    chosen, error = request.POST.get("co_quan", ""), ""
    if request.method == "POST":
        if len(competences) == 1:
            chosen = competences[0].agency.code
        if chosen in {competence.agency.code for competence in competences}:
            if request.POST.get("nop_cho") == "nguoi_khac":
                return redirect(f"{reverse('portal:start_for_another', args=[code])}?co_quan={chosen}")
            draft = start_draft(code, chosen, by=account(request), at=doorclock.now())
            return redirect("portal:answers", draft_id=draft.pk, number=1)
        error = "Ông/bà hãy chọn cơ quan giải quyết hồ sơ."
    context = {
        "revision": revision,
        "competences": competences,
        "chosen": chosen,
        "for_another": request.POST.get("nop_cho") == "nguoi_khac",
        "error": error,
        "begun": [draft for draft in drafts_of(account(request)) if draft.revision.procedure.code == code],
    }
    return render(request, "portal/start.html", context, status=UNPROCESSABLE if error else 200)


@with_draft
@require_safe
def resume(request: HttpRequest, draft: Any) -> HttpResponse:
    """Back into an application: its first page."""
    return redirect("portal:answers", draft_id=draft.pk, number=1)


@with_draft
@require_POST
def discard(request: HttpRequest, draft: Any) -> HttpResponse:
    """Throw the draft away; what was filed stays."""
    discard_draft(draft.pk, by=account(request))
    return redirect("portal:mine")
