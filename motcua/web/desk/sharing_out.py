"""A head gives many dossiers to one specialist: what is nobody's, or everything of somebody who leaves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.dossiers.actions.assign import assign
from motcua.dossiers.at_risk import held_by_each
from motcua.dossiers.sharing_out import holders, to_share_out
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.queries import officers_at
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.desk.door import UNPROCESSABLE, side
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.due import DueWords
from motcua.web.kit.slices import slice_of

AT_ONCE = 100
NOTHING, NOBODY = "Đánh dấu ít nhất một hồ sơ để phân công.", "Chọn công chức nhận các hồ sơ."


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.LEADER)
def sharing_out(request: HttpRequest, duties: Duties) -> HttpResponse:
    """`?cua=` names whose dossiers are shown (nobody's without it); each ticked one is given in an act of its own."""
    here = duties.only(Role.LEADER)
    holder = _number(request.GET.get("cua", ""))
    rows = to_share_out(here, holder_id=holder)
    if request.method != "POST":
        return _page(request, here, holder, {})
    chosen = request.POST.getlist("ho_so")[:AT_ONCE]
    people = {one.pk: one for one in officers_at(here.agencies(Role.LEADER), Role.SPECIALIST, on=doorclock.today())}
    taker = people.get(_number(request.POST.get("cong_chuc", "")) or 0)
    errors = ({} if chosen else {"ho-so": NOTHING}) | ({} if taker else {"cong_chuc": NOBODY})
    if errors or taker is None:
        return _page(request, here, holder, errors)
    found, done = {row.code: row for row in rows.filter(code__in=chosen)}, 0
    for code in chosen:
        try:
            if code not in found:
                raise Refused("hồ sơ vừa được giao hoặc chuyển, không còn trong danh sách này.")
            assign(found[code].pk, taker.pk, by=account(request), at=doorclock.now())
            done += 1
        except Refused as refusal:
            messages.error(request, f"Chưa giao hồ sơ {code}: {refusal.sentence}")
    if done:
        messages.success(request, f"Đã giao {done} hồ sơ cho {taker.full_name}.")
    return redirect(f"{reverse('desk:sharing_out')}{f'?cua={holder}' if holder else ''}")


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _page(request: HttpRequest, duties: Duties, holder: int | None, errors: dict[str, str]) -> HttpResponse:
    people = officers_at(duties.agencies(Role.LEADER), Role.SPECIALIST, on=doorclock.today())
    held = held_by_each({one.pk for one in people})
    context: dict[str, Any] = {
        "page": slice_of(to_share_out(duties, holder_id=holder), request, size=AT_ONCE),
        "holder": holder,
        "holders": holders(duties),
        "takers": [
            {"value": one.pk, "text": f"{one.full_name} (đang giữ {held[one.pk]} hồ sơ)"}
            for one in sorted(people, key=lambda one: held[one.pk])
            if one.pk != holder
        ],
        "chosen": request.POST.getlist("ho_so"),
        "taker": _number(request.POST.get("cong_chuc", "")),
        "due_words": DueWords(doorclock.now()),
        "errors": errors,
        "side": side(request, duties),
    }
    return render(request, "desk/sharing_out.html", context, status=UNPROCESSABLE if errors else 200)
