"""Filing where people file on the national portal: how it goes there, who helps here, and what stays on this portal."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from motcua.kernel import doorclock
from motcua.procedures import queries
from motcua.reference.queries import portal_mode_on
from motcua.web.kit.downloads import file_response
from motcua.web.kit.forms import summarise
from motcua.web.portal.citizens import with_draft


@login_not_required
@require_safe
def national(request: HttpRequest, code: str) -> HttpResponse:
    """How to file a procedure on the national portal; back to the procedure while people file here."""
    on = doorclock.today()
    revision, portal = queries.revision_of(code, on=on), portal_mode_on(on)
    if revision is None:
        raise Http404
    if portal.takes_filings:
        return redirect("portal:procedure", code=code)
    context = {
        "revision": revision,
        "portal": portal,
        "papers": [paper for paper in revision.paper_list if paper.must_be_uploaded],
        "competences": queries.competences_of(code, on=on),
    }
    return render(request, "portal/national.html", context)


@with_draft
@require_safe
def draft_copy(request: HttpRequest, draft: Any) -> HttpResponse:
    """Everything typed into a draft as plain text, to keep or to file elsewhere."""
    lines = [draft.revision.name, f"Nơi giải quyết: {draft.competence.agency.name}", ""]
    for title, told in summarise(draft.revision.form_definition, draft.data):
        lines += [title or "Tờ khai", *(f"  {row[0]}: {row[1]}" for row in told), ""]
    name = f"ban-nhap-{draft.revision.procedure.code}.txt"
    return file_response("\r\n".join(lines).encode("utf-8-sig"), name=name, kind="text/plain")
