"""Records of results the desk gives to the Post: counted and signed for, one gesture for all parcels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.postal import printing, queries
from motcua.postal.actions.sign_results import sign_results
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.downloads import file_response

if TYPE_CHECKING:
    from motcua.postal.models import ResultHandOver


def _record(duties: Duties, record_id: int) -> ResultHandOver:
    found = queries.result_record_for(duties.only(Role.POSTAL_OFFICER), record_id)
    if found is None:
        raise Http404("not a record of a desk they serve")
    return found


@require_safe
@officer_with(Role.POSTAL_OFFICER)
def results(request: HttpRequest, duties: Duties, record_id: int) -> HttpResponse:
    """The list to count against."""
    return _page(request, duties, _record(duties, record_id))


@require_POST
@officer_with(Role.POSTAL_OFFICER)
def signed(request: HttpRequest, duties: Duties, record_id: int) -> HttpResponse:
    """Signed for: every parcel of the record is on its way."""
    found = _record(duties, record_id)
    try:
        sign_results(found.pk, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, duties, _record(duties, record_id), error=refusal.sentence, status=422)
    messages.success(request, f"Đã ký nhận biên bản {found.number}. Các bưu gửi đang được chuyển phát.")
    return redirect("post:results", record_id=found.pk)


@require_safe
@officer_with(Role.POSTAL_OFFICER)
def paper(request: HttpRequest, duties: Duties, record_id: int) -> HttpResponse:
    """The record as it is printed."""
    found = _record(duties, record_id)
    name = f"bien-ban-giao-ket-qua-{found.number}.pdf"
    return file_response(printing.results_pdf(found), name=name, kind="application/pdf", inline=True)


def _page(
    request: HttpRequest, duties: Duties, found: ResultHandOver, *, error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "record": found,
        "parcels": queries.parcels_in(found),
        "why_not": queries.why_not_sign_results(duties.only(Role.POSTAL_OFFICER), found),
        "errors": {"ky-nhan": error} if error else {},
    }
    return render(request, "post/results.html", context, status=status)
