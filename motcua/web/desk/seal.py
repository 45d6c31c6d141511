"""The document clerk checks the signed paper and seals it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.dossiers import queries
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.rules.states import TIMELINESS_NAMES, Verb
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.door import CONFLICT, UNPROCESSABLE, desk_officer, dossier_of, side
from motcua.web.desk.dossier import page
from motcua.web.kit.access import account
from motcua.web.kit.due import DueWords
from motcua.web.kit.pins import guarded_pin

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

NO_PIN = "Nhập mã PIN của chứng thư số cơ quan để đóng dấu."


@require_http_methods(["GET", "HEAD", "POST"])
@desk_officer
def seal_result(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The signed paper beside the PIN of the agency's certificate."""
    found = dossier_of(duties, code)
    if why_not := queries.acts(duties, found)[Verb.SEAL].why_not:
        return page(request, duties, found, refusal=why_not, status=CONFLICT)
    if request.method != "POST":
        return _reader(request, duties, found)
    pin = request.POST.get("ma_pin", "")
    try:
        if not pin:
            raise Refused(NO_PIN)
        with guarded_pin(request):
            sealed = seal(found.pk, pin=pin, by=account(request), at=doorclock.now())
    except Refused as refusal:
        again = dossier_of(duties, code)
        if why_not := queries.acts(duties, again)[Verb.SEAL].why_not:
            return page(request, duties, again, refusal=why_not, status=CONFLICT)
        return _reader(request, duties, again, error=refusal.sentence)
    messages.success(request, f"Đã đóng dấu và phát hành kết quả hồ sơ {code}, {TIMELINESS_NAMES[sealed.timeliness]}.")
    return redirect("desk:dossier", code=code)


def _reader(request: HttpRequest, duties: Duties, found: Dossier, *, error: str = "") -> HttpResponse:
    context: dict[str, Any] = {
        "dossier": found,
        "due": DueWords(doorclock.now()).due(found),
        "result": queries.result_of(found),
        "error": error,
        "side": side(request, duties),
    }
    return render(request, "desk/seal.html", context, status=UNPROCESSABLE if error else 200)
