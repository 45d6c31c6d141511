"""A signing session: many results read like a book, marked one by one, signed with one PIN. Each is its own act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.dossiers.actions.send_back import send_back
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.signing import to_sign_at_once
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.kernel.text import nfc
from motcua.organisation.queries import officer_of
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.signatures.queries import personal_signer
from motcua.web.desk.door import UNPROCESSABLE, side
from motcua.web.desk.gesture import one_by_one
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.due import DueWords
from motcua.web.kit.pins import guarded_pin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motcua.dossiers.models import Dossier, Result

AT_ONCE = 50
NO_PIN = "Nhập mã PIN của chứng thư số để ký."
NOTHING_MARKED = "Đánh dấu ít nhất một kết quả để ký, hoặc ghi ý kiến vào kết quả cần trả lại."


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.LEADER)
def session(request: HttpRequest, duties: Duties) -> HttpResponse:
    """What was marked is signed, what bears an objection goes back; what could not be done is said and stays."""
    pairs = to_sign_at_once(duties, limit=AT_ONCE)
    waiting = [row for row, _ in pairs]
    if request.method != "POST":
        return _reader(request, duties, pairs, {})
    objections = _objections(request, waiting)
    marked = [row for row in waiting if row.code in request.POST.getlist("ho_so") and row.code not in objections]
    errors = _errors(request, marked, objections)
    if errors:
        return _reader(request, duties, pairs, errors)
    at, by = doorclock.now(), account(request)
    back = {row.code: row for row in waiting if row.code in objections}
    one_by_one(request, "Đã trả lại", [*back.values()], lambda row: send_back(
        row.pk, objection=objections[row.code], by=by, at=at
    ))  # fmt: skip
    one_by_one(request, "Đã ký", marked, lambda row: sign_result(row.pk, pin=request.POST["ma_pin"], by=by, at=at))
    return redirect("desk:session")


def _objections(request: HttpRequest, waiting: Sequence[Dossier]) -> dict[str, str]:
    typed = {row.code: nfc(request.POST.get(f"y_kien_{row.code}", "")).strip() for row in waiting}
    return {code: text for code, text in typed.items() if text}


def _errors(request: HttpRequest, marked: Sequence[Dossier], objections: dict[str, str]) -> dict[str, str]:
    """The PIN is tried once before anything is signed, so that a wrong one is said once."""
    if not marked:
        return {} if objections else {"ket-qua": NOTHING_MARKED}
    pin, leader = request.POST.get("ma_pin", ""), officer_of(account(request))
    if not pin or leader is None:
        return {"ma_pin": NO_PIN}
    try:
        with guarded_pin(request):
            personal_signer(leader, pin, at=doorclock.now())
    except Refused as refusal:
        return {"ma_pin": refusal.sentence}
    return {}


def _reader(
    request: HttpRequest, duties: Duties, pairs: Sequence[tuple[Dossier, Result]], errors: dict[str, str]
) -> HttpResponse:
    context: dict[str, Any] = {
        "entries": [{"dossier": row, "result": result} for row, result in pairs],
        "due_words": DueWords(doorclock.now()),
        "marked": request.POST.getlist("ho_so"),
        "typed": {row.code: request.POST.get(f"y_kien_{row.code}", "") for row, _ in pairs},
        "errors": errors,
        "side": side(request, duties),
    }
    return render(request, "desk/session.html", context, status=UNPROCESSABLE if errors else 200)
