"""Giving a dossier to a specialist, or taking one that is nobody's."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from motcua.dossiers.actions.assign import assign
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.queries import officers_at
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.desk.door import CONFLICT, UNPROCESSABLE, desk_officer, dossier_of
from motcua.web.desk.dossier import page
from motcua.web.desk.today import list_page
from motcua.web.kit.access import account


@require_POST
@desk_officer
def assignment(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """`cong_chuc` names the specialist of the settling unit; `ve=hom-nay` when asked from the morning list."""
    found = dossier_of(duties, code)
    chosen = request.POST.get("cong_chuc", "")
    if not chosen:
        return _refused(request, duties, code, "Chọn công chức thụ lý trước khi phân công.", UNPROCESSABLE)
    people = {str(one.pk) for one in officers_at({found.unit_id}, Role.SPECIALIST, on=doorclock.today())}
    if chosen not in people:
        raise Http404("not a specialist of the unit")
    try:
        given = assign(found.pk, int(chosen), by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _refused(request, duties, code, refusal.sentence, CONFLICT)
    holder = given.holder_officer
    who = "ông/bà" if holder is None or holder.pk == duties.officer_id else holder.full_name
    messages.success(request, f"Hồ sơ {code} đã giao cho {who} thụ lý.")
    return redirect("desk:today") if _from_the_morning_list(request, duties) else redirect("desk:dossier", code=code)


def _from_the_morning_list(request: HttpRequest, duties: Duties) -> bool:
    return request.POST.get("ve") == "hom-nay" and duties.holds(Role.LEADER)


def _refused(request: HttpRequest, duties: Duties, code: str, sentence: str, status: int) -> HttpResponse:
    if _from_the_morning_list(request, duties):
        return list_page(request, duties, refusal=f"Hồ sơ {code}: {sentence}", status=status)
    return page(request, duties, dossier_of(duties, code), refusal=sentence, status=status)
