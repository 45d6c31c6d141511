"""The leader reads the proposed result and signs it; arrows turn to the next one that waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers import queries
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.rules.states import Verb
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.queries import officer_of
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.door import CONFLICT, UNPROCESSABLE, desk_officer, dossier_of, side
from motcua.web.desk.dossier import page
from motcua.web.kit import dossier_files
from motcua.web.kit.access import account
from motcua.web.kit.due import DueWords
from motcua.web.kit.pins import guarded_pin

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

NO_PIN = "Nhập mã PIN của chứng thư số để ký."
TURNED = 200


@require_http_methods(["GET", "HEAD", "POST"])
@desk_officer
def signature(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The draft beside the PIN; after signing the next one that waits is opened."""
    found = dossier_of(duties, code)
    if why_not := queries.acts(duties, found)[Verb.SIGN_RESULT].why_not:
        return page(request, duties, found, refusal=why_not, status=CONFLICT)
    if request.method != "POST":
        return _reader(request, duties, found)
    pin = request.POST.get("ma_pin", "")
    turns = _turns(duties, found)
    try:
        if not pin:
            raise Refused(NO_PIN)
        with guarded_pin(request):
            sign_result(found.pk, pin=pin, by=account(request), at=doorclock.now())
    except Refused as refusal:
        again = dossier_of(duties, code)
        if why_not := queries.acts(duties, again)[Verb.SIGN_RESULT].why_not:
            return page(request, duties, again, refusal=why_not, status=CONFLICT)
        return _reader(request, duties, again, error=refusal.sentence)
    messages.success(request, f"Đã ký kết quả hồ sơ {code}; văn thư đóng dấu tiếp theo.")
    following = turns["next"] or turns["previous"]
    return redirect("desk:sign", code=following) if following else redirect("desk:worklist")


@require_safe
@desk_officer
def preview(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The proposed result as it would be signed today."""
    found = dossier_of(duties, code)
    result = queries.result_of(found)
    if result is None:
        raise Http404("nothing proposed yet")
    content = queries.draft_of_result(found, result.content, leader=officer_of(account(request)), at=doorclock.now())
    return dossier_files.pdf(content, f"du-thao-{code}.pdf")


def _turns(duties: Duties, found: Dossier) -> dict[str, Any]:
    codes = list(queries.to_sign(duties).values_list("code", flat=True)[:TURNED])
    if found.code not in codes:
        return {"previous": None, "next": None, "place": 1, "total": 1}
    at = codes.index(found.code)
    return {
        "previous": codes[at - 1] if at else None,
        "next": codes[at + 1] if at + 1 < len(codes) else None,
        "place": at + 1,
        "total": len(codes),
    }


def _reader(request: HttpRequest, duties: Duties, found: Dossier, *, error: str = "") -> HttpResponse:
    context: dict[str, Any] = {
        "dossier": found,
        "due": DueWords(doorclock.now()).due(found),
        "result": queries.result_of(found),
        "papers": queries.papers_of(found),
        "turns": _turns(duties, found),
        "error": error,
        "side": side(request, duties),
    }
    return render(request, "desk/signature.html", context, status=UNPROCESSABLE if error else 200)
