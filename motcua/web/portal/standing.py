"""Whose dossier a citizen's page is about: their own, or that of somebody they act for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.actions.end_representation import end_representation
from motcua.dossiers.entrusted import Standing, standing_of_representative
from motcua.dossiers.queries import for_citizen
from motcua.dossiers.representing import representative_of
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.kernel.text import nfc
from motcua.web.kit import dossier_files
from motcua.web.kit.access import account
from motcua.web.portal.citizens import citizen_only

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

UNPROCESSABLE = 422
LONGEST_REASON = 300


def standing(request: HttpRequest, code: str) -> Standing:
    """The citizen's own dossier, or one they act in by a paper of authority; 404 for any other."""
    own = for_citizen(account(request), code)
    found = Standing(own) if own else standing_of_representative(account(request), code)
    if found is None:
        raise Http404
    return found


def filed_by(request: HttpRequest, code: str) -> Dossier:
    """The same, for what only whoever may file sees: the files, the fees, the supplement; 404 for a collector."""
    found = standing(request, code)
    if not found.files:
        raise Http404
    return found.dossier


@citizen_only
@require_safe
def authority_paper(request: HttpRequest, code: str) -> HttpResponse:
    """The paper of authority, for the applicant and for whoever acts by it."""
    return dossier_files.authority_paper(representative_of(standing(request, code).dossier))


@citizen_only
@require_http_methods(["GET", "HEAD", "POST"])
def end_authority(request: HttpRequest, code: str) -> HttpResponse:
    """The applicant ends the authority of who acts for them."""
    own = for_citizen(account(request), code)
    known = representative_of(own) if own else None
    if own is None or known is None:
        raise Http404
    reason, error = nfc(request.POST.get("ly_do", "")).replace("\0", "").strip()[:LONGEST_REASON], ""
    if request.method == "POST":
        try:
            end_representation(own.pk, reason=reason, by=account(request), at=doorclock.now())
            messages.success(request, "Đã chấm dứt ủy quyền. Người này không xem được hồ sơ của ông/bà nữa.")
            return redirect("portal:dossier", code=code)
        except Refused as refused:
            error = refused.sentence
    context = {"dossier": own, "known": known, "reason": reason, "errors": {"ly_do": error} if error else {}}
    return render(request, "portal/authority.html", context, status=UNPROCESSABLE if error else 200)
