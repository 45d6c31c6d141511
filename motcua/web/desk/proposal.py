"""The specialist writes the result and puts it before the leader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.dossiers import queries
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.rules.states import Verb
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.kernel.text import nfc
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.door import CONFLICT, UNPROCESSABLE, desk_officer, dossier_of, side
from motcua.web.desk.dossier import page
from motcua.web.kit import dossier_files
from motcua.web.kit.access import account
from motcua.web.kit.due import DueWords

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

NO_OPINION = "Ghi ý kiến thẩm tra trước khi trình ký: hồ sơ đủ điều kiện hay không, căn cứ nào."


@require_http_methods(["GET", "HEAD", "POST"])
@desk_officer
def proposal(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The form of the result beside the papers; sending it brings the dossier to the leader."""
    found = dossier_of(duties, code)
    if why_not := queries.acts(duties, found)[Verb.PROPOSE].why_not:
        return page(request, duties, found, refusal=why_not, status=CONFLICT)
    if request.method != "POST":
        return _form(request, duties, found, {}, "")
    typed, opinion = _typed(request, found), nfc(request.POST.get("y_kien", "")).strip()
    if not opinion:
        return _form(request, duties, found, typed, opinion, error=NO_OPINION)
    values = queries.with_proposed(found, typed)
    try:
        propose(found.pk, values=values, opinion=opinion, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return page(request, duties, dossier_of(duties, code), refusal=refusal.sentence, status=CONFLICT)
    messages.success(request, f"Đã trình kết quả hồ sơ {code} để ký duyệt.")
    return redirect("desk:dossier", code=code)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_officer
def preview(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The draft as a PDF: from the filed answers, or from what is typed so far when the form is sent here."""
    found = dossier_of(duties, code)
    values = queries.with_proposed(found, _typed(request, found))
    content = queries.draft_of_result(found, values, leader=None, at=doorclock.now())
    return dossier_files.pdf(content, f"du-thao-{code}.pdf")


def _typed(request: HttpRequest, found: Dossier) -> dict[str, str]:
    """The lines of the result that were sent; fields named `kq_<key>`."""
    rows = queries.proposal_of(found)
    sent = {row.key: request.POST.get(f"kq_{row.key}") for row in rows}
    return {key: nfc(value).replace("\r\n", "\n").strip()[:2000] for key, value in sent.items() if value is not None}


def _form(
    request: HttpRequest, duties: Duties, found: Dossier, typed: dict[str, str], opinion: str, *, error: str = ""
) -> HttpResponse:
    papers = queries.papers_of(found)
    context: dict[str, Any] = {
        "dossier": found,
        "due": DueWords(doorclock.now()).due(found),
        "rows": queries.proposal_of(found),
        "typed": typed,
        "opinion": opinion,
        "error": error,
        "papers": papers,
        "side": side(request, duties),
    }
    return render(request, "desk/proposal.html", context, status=UNPROCESSABLE if error else 200)
