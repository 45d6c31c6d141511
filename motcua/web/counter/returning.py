"""Results go to the applicants' accounts: many ticked at once, each returned in an act of its own."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.returning import to_return_online
from motcua.dossiers.rules.returning import ReturnWay
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.postal.queries import without_post
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.slices import slice_of

UNPROCESSABLE = 422
AT_ONCE = 100
NOTHING = "Đánh dấu ít nhất một kết quả để trả."
GONE = "kết quả đã được trả hoặc không còn trong danh sách này."


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.RECEIVER)
def returning(request: HttpRequest, duties: Duties) -> HttpResponse:
    """What is ticked is in its applicant's account; what could not be returned stays, with the reason."""
    rows = without_post(to_return_online(duties, on=doorclock.today()))
    chosen = list(dict.fromkeys(request.POST.getlist("ho_so")))[:AT_ONCE]
    if request.method != "POST" or not chosen:
        errors = {} if request.method != "POST" else {"ho-so": NOTHING}
        context: dict[str, Any] = {"page": slice_of(rows, request, size=AT_ONCE), "errors": errors}
        return render(request, "counter/returning.html", context, status=UNPROCESSABLE if errors else 200)
    found, done = {row.code: row for row in rows.filter(code__in=chosen)}, 0
    at, by = doorclock.now(), account(request)
    for code in chosen:
        try:
            if code not in found:
                raise Refused(GONE)
            return_result(found[code].pk, how=ReturnWay.ONLINE, to="", by=by, at=at)
            done += 1
        except Refused as refusal:
            messages.error(request, f"Chưa trả kết quả hồ sơ {code}: {refusal.sentence}")
    if done:
        messages.success(request, f"Đã trả {done} kết quả vào tài khoản của người nộp.")
    return redirect("counter:return_online")
