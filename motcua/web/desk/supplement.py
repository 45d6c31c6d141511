"""The specialist asks for a supplement while reviewing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.dossiers import queries
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.respond_term import respond_term
from motcua.dossiers.rules.states import Verb
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.door import CONFLICT, UNPROCESSABLE, desk_officer, dossier_of, side
from motcua.web.desk.dossier import page
from motcua.web.kit.access import account
from motcua.web.kit.due import DueWords
from motcua.web.kit.pinning import REASONS, PinRow, common_law_of, errors_of, pin_rows, pins_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motcua.dossiers.models import Dossier


@require_http_methods(["GET", "HEAD", "POST"])
@desk_officer
def asked(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Form 02 from the specialist: everything pinned at once, the clock stands from now."""
    found = dossier_of(duties, code)
    if why_not := queries.acts(duties, found)[Verb.REQUEST_SUPPLEMENT].why_not:
        return page(request, duties, found, refusal=why_not, status=CONFLICT)
    if request.method != "POST":
        return _form(request, duties, found, pin_rows(found), common_law_of(found), {})
    rows, law = pin_rows(found, request.POST), common_law_of(found, request.POST)
    if errors := errors_of(rows):
        return _form(request, duties, found, rows, law, errors)
    try:
        request_supplement(found.pk, pins_of(rows, law), by=account(request), at=doorclock.now())
    except Refused as refusal:
        again = dossier_of(duties, code)
        if why_not := queries.acts(duties, again)[Verb.REQUEST_SUPPLEMENT].why_not:
            return page(request, duties, again, refusal=why_not, status=CONFLICT)
        return _form(request, duties, again, rows, law, {"ghim": refusal.sentence})
    messages.success(request, f"Đã gửi yêu cầu bổ sung hồ sơ {code}; thời hạn tạm dừng đến khi người nộp bổ sung xong.")
    return redirect("desk:dossier", code=code)


def _form(
    request: HttpRequest, duties: Duties, found: Dossier, rows: Sequence[PinRow], law: str, errors: dict[str, str]
) -> HttpResponse:
    context: dict[str, Any] = {
        "dossier": found,
        "due": DueWords(doorclock.now()).due(found),
        "papers": queries.papers_of(found),
        "rows": rows,
        "reasons": REASONS,
        "law": law,
        "respond": respond_term(found).text,
        "needs_authorisation": queries.needs_authorisation(found),
        "errors": errors,
        "back": reverse("desk:dossier", args=[found.code]),
        "side": side(request, duties),
    }
    return render(request, "desk/supplement.html", context, status=UNPROCESSABLE if errors else 200)
