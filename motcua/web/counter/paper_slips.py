"""Paper files leave the desk: many ticked at once, a slip for each unit, what could not be handed over with its reason."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.actions.hand_papers_over import hand_papers_over
from motcua.dossiers.paper_slips import (
    LeaveBy,
    papers_to_hand_over,
    slip_pdf,
    slip_seen_by,
    slips_given,
    slips_of_gesture,
)
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.dossier_files import inline
from motcua.web.kit.slices import slice_of

UNPROCESSABLE = 422
AT_ONCE = 50
NOTHING = "Đánh dấu ít nhất một hồ sơ để bàn giao."


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.RECEIVER)
def slips(request: HttpRequest, duties: Duties) -> HttpResponse:
    """What lies at the desk on paper, the longest first; what is ticked leaves with one slip for each unit."""
    if request.method != "POST":
        return _list(request, duties, {})
    chosen = request.POST.getlist("ho_so")[:AT_ONCE]
    key = _key(request)
    rows = [row for row in papers_to_hand_over(duties, now=doorclock.now()) if row.code in chosen]
    if key is None or not (rows or slips_of_gesture(duties, key)):
        return _list(request, duties, {"ho-so": NOTHING})
    at, by = doorclock.now(), account(request)
    for row in rows:
        try:
            hand_papers_over(row.pk, key=key, by=by, at=at)
        except Refused as refusal:
            messages.error(request, f"Chưa bàn giao hồ sơ {row.code}: {refusal.sentence}")
    gone = set(chosen) - {row.code for row in rows} - _codes(duties, key)
    for code in sorted(gone):
        messages.error(request, f"Chưa bàn giao hồ sơ {code}: hồ sơ không còn trong danh sách chờ bàn giao.")
    return redirect("counter:paper_gesture", key=key)


@require_safe
@officer_with(Role.RECEIVER)
def gesture(request: HttpRequest, duties: Duties, key: UUID) -> HttpResponse:
    """What was handed over in one gesture, a slip for each unit to print; the reasons of the others stand above."""
    made = slips_of_gesture(duties, key)
    return render(
        request, "counter/paper_gesture.html", {"slips": made, "count": sum(len(s.lines.all()) for s in made)}
    )


@require_safe
@officer_with(Role.RECEIVER)
def paper(request: HttpRequest, duties: Duties, slip_id: int) -> HttpResponse:
    """The slip to print and sign by hand."""
    slip = slip_seen_by(duties.only(Role.RECEIVER), slip_id)
    if slip is None:
        raise Http404("not a slip of this desk")
    return inline(slip_pdf(slip), "application/pdf", f"phieu-ban-giao-{slip.number}.pdf")


def _key(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("khoa", ""))
    except ValueError:
        return None


def _codes(duties: Duties, key: UUID) -> set[str]:
    return {line.dossier.code for slip in slips_of_gesture(duties, key) for line in slip.lines.all()}


def _list(request: HttpRequest, duties: Duties, errors: dict[str, str]) -> HttpResponse:
    now = doorclock.now()
    context: dict[str, Any] = {
        "page": slice_of(papers_to_hand_over(duties, now=now), request, size=AT_ONCE),
        "given": slice_of(slips_given(duties), request, key="trang_phieu"),
        "leave_by": LeaveBy(),
        "now": now,
        "key": uuid4(),
        "errors": errors,
    }
    return render(request, "counter/paper_slips.html", context, status=UNPROCESSABLE if errors else 200)
