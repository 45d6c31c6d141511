"""Giving a dossier to a specialist, or taking one that is nobody's."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from motcua.dossiers.actions.assign import assign
from motcua.kernel.refusals import Refused
from motcua.organisation.queries import officers_at
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.desk.door import CONFLICT, UNPROCESSABLE, desk_officer, dossier_of
from motcua.web.desk.dossier import page
from motcua.web.kit.access import account


@require_POST
@desk_officer
def assignment(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """`cong_chuc` names the specialist of the settling unit."""
    found = dossier_of(duties, code)
    chosen = request.POST.get("cong_chuc", "")
    if not chosen:
        return page(request, duties, found, refusal="Chọn công chức thụ lý trước khi phân công.", status=UNPROCESSABLE)
    people = {str(one.pk) for one in officers_at({found.unit_id}, Role.SPECIALIST, on=timezone.localdate())}
    if chosen not in people:
        raise Http404("not a specialist of the unit")
    try:
        given = assign(found.pk, int(chosen), by=account(request), at=timezone.now())
    except Refused as refusal:
        return page(request, duties, dossier_of(duties, code), refusal=refusal.sentence, status=CONFLICT)
    holder = given.holder_officer
    who = "ông/bà" if holder is None or holder.pk == duties.officer_id else holder.full_name
    messages.success(request, f"Hồ sơ {code} đã giao cho {who} thụ lý.")
    return redirect("desk:dossier", code=code)
