"""A sealing session: the signed results of one authority read like a book, marked, sealed with one PIN. Each its own act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.dossiers.actions.seal import seal
from motcua.dossiers.signing import to_seal_at_once, waiting_for_seal
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.signatures.queries import seal_signer
from motcua.web.desk.door import UNPROCESSABLE, side
from motcua.web.desk.gesture import one_by_one
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.due import DueWords
from motcua.web.kit.pins import guarded_pin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from motcua.dossiers.models import Dossier, Result
    from motcua.organisation.models import Agency

AT_ONCE = 50
NO_PIN = "Nhập mã PIN của chứng thư số cơ quan để đóng dấu."
NOTHING_MARKED = "Đánh dấu ít nhất một kết quả để đóng dấu."
GONE = "kết quả không còn chờ đóng dấu."


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.DOCUMENT_CLERK)
def sealing(request: HttpRequest, duties: Duties) -> HttpResponse:
    """`?co-quan=` names whose seal; what was marked is sealed, what could not be is said and stays."""
    keeps = waiting_for_seal(duties)
    agency = _chosen(request, keeps)
    pairs = to_seal_at_once(duties, agency.code, limit=AT_ONCE)
    if request.method != "POST":
        return _reader(request, duties, keeps, agency, pairs, {})
    wanted = request.POST.getlist("ho_so")[:AT_ONCE]
    marked = [row for row, _ in pairs if row.code in wanted]
    errors = _errors(request, agency, wanted, marked)
    if errors:
        return _reader(request, duties, keeps, agency, pairs, errors)
    at, by = doorclock.now(), account(request)
    for code in sorted(set(wanted) - {row.code for row in marked}):
        messages.error(request, f"Hồ sơ {code}: {GONE}")
    pin = request.POST.get("ma_pin", "")
    one_by_one(request, "Đã đóng dấu và phát hành", marked, lambda row: seal(row.pk, pin=pin, by=by, at=at))
    return redirect(_address(agency))


def _chosen(request: HttpRequest, keeps: Sequence[tuple[Agency, int]]) -> Agency:
    """The authority of the form or the address, or the first where something waits."""
    asked = request.POST.get("co_quan") or request.GET.get("co-quan")
    named = [one for one, _ in keeps if one.code == asked]
    waiting = [one for one, count in keeps if count]
    return next(iter([*named, *waiting, keeps[0][0]]))


def _errors(request: HttpRequest, agency: Agency, wanted: Sequence[str], marked: Sequence[Dossier]) -> dict[str, str]:
    """The PIN is tried once before anything is sealed, so that a wrong one is said once."""
    if not wanted:
        return {"ket-qua": NOTHING_MARKED}
    if not marked:
        return {}
    pin = request.POST.get("ma_pin", "")
    if not pin:
        return {"ma_pin": NO_PIN}
    try:
        with guarded_pin(request):
            seal_signer(agency, pin, at=doorclock.now())
    except Refused as refusal:
        return {"ma_pin": refusal.sentence}
    return {}


def _address(agency: Agency) -> str:
    return f"{reverse('desk:sealing')}?co-quan={agency.code}"


def _reader(
    request: HttpRequest,
    duties: Duties,
    keeps: Sequence[tuple[Agency, int]],
    agency: Agency,
    pairs: Sequence[tuple[Dossier, Result]],
    errors: dict[str, str],
) -> HttpResponse:
    context: dict[str, Any] = {
        "entries": [{"dossier": row, "result": result} for row, result in pairs],
        "agency": agency,
        "agencies": [
            {"text": f"{one.name} ({count})", "href": _address(one), "current": one == agency} for one, count in keeps
        ],
        "due_words": DueWords(doorclock.now()),
        "marked": request.POST.getlist("ho_so"),
        "errors": errors,
        "side": side(request, duties),
    }
    return render(request, "desk/sealing.html", context, status=UNPROCESSABLE if errors else 200)
