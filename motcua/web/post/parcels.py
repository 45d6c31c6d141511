"""A parcel and what the postal officer does with it."""

from __future__ import annotations

from collections.abc import Callable
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
from motcua.postal.actions.bring_back import bring_back
from motcua.postal.actions.carry import carry
from motcua.postal.actions.deliver import deliver
from motcua.postal.actions.record_attempt import record_attempt
from motcua.postal.actions.report_lost import report_lost
from motcua.postal.ledger import Handing
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.downloads import file_response
from motcua.web.kit.losses import LOSS_FIELDS, read_loss

if TYPE_CHECKING:
    from motcua.postal.models import Parcel

TYPED = ("ly_do", "nguoi_nhan", "so_giay_to", "uy_quyen", "bang_chung", *LOSS_FIELDS)


def _parcel(duties: Duties, parcel_id: int) -> Parcel:
    found = queries.parcel_for(duties.only(Role.POSTAL_OFFICER), parcel_id)
    if found is None:
        raise Http404("not a parcel of a desk they serve")
    return found


@require_safe
@officer_with(Role.POSTAL_OFFICER)
def parcel(request: HttpRequest, duties: Duties, parcel_id: int) -> HttpResponse:
    """Where it goes, how far it is, what can be done now."""
    return _page(request, duties, _parcel(duties, parcel_id))


@require_safe
@officer_with(Role.POSTAL_OFFICER)
def label(request: HttpRequest, duties: Duties, parcel_id: int) -> HttpResponse:
    """The label, as it is printed."""
    found = _parcel(duties, parcel_id)
    return file_response(
        printing.label_pdf(found), name=f"nhan-{found.label_no}.pdf", kind="application/pdf", inline=True
    )


@require_POST
@officer_with(Role.POSTAL_OFFICER)
def take(request: HttpRequest, duties: Duties, parcel_id: int) -> HttpResponse:
    """Signed for."""

    def act(pk: int) -> object:
        return carry(pk, by=account(request), at=doorclock.now())

    return _done(request, duties, parcel_id, act, "Đã ký nhận bưu gửi.")


@require_POST
@officer_with(Role.POSTAL_OFFICER)
def invite(request: HttpRequest, duties: Duties, parcel_id: int) -> HttpResponse:
    """The receiver was invited in vain."""

    def act(pk: int) -> object:
        return record_attempt(pk, reason=request.POST.get("ly_do", ""), by=account(request), at=doorclock.now())

    return _done(request, duties, parcel_id, act, "Đã ghi lần mời nhận.")


@require_POST
@officer_with(Role.POSTAL_OFFICER)
def give(request: HttpRequest, duties: Duties, parcel_id: int) -> HttpResponse:
    """In the receiver's hands."""
    handing = Handing(
        to=request.POST.get("nguoi_nhan", ""),
        id_no=request.POST.get("so_giay_to", ""),
        id_checked="da_doi_chieu" in request.POST,
        authorisation=request.POST.get("uy_quyen", ""),
        proof=request.POST.get("bang_chung", ""),
    )

    def act(pk: int) -> object:
        return deliver(pk, handing, by=account(request), at=doorclock.now())

    return _done(request, duties, parcel_id, act, "Đã ghi nhận phát bưu gửi đến người nhận.")


@require_POST
@officer_with(Role.POSTAL_OFFICER)
def back(request: HttpRequest, duties: Duties, parcel_id: int) -> HttpResponse:
    """At the desk again."""

    def act(pk: int) -> object:
        return bring_back(pk, reason=request.POST.get("ly_do", ""), by=account(request), at=doorclock.now())

    return _done(request, duties, parcel_id, act, "Đã chuyển hoàn bưu gửi về quầy.")


@require_POST
@officer_with(Role.POSTAL_OFFICER)
def lose(request: HttpRequest, duties: Duties, parcel_id: int) -> HttpResponse:
    """Lost: reported, and the applicant is asked for pardon."""

    def act(pk: int) -> object:
        return report_lost(pk, read_loss(request.POST), by=account(request), at=doorclock.now())

    return _done(request, duties, parcel_id, act, "Đã báo thất lạc. Người nộp hồ sơ được thông báo và xin lỗi.")


def _done(
    request: HttpRequest, duties: Duties, parcel_id: int, act: Callable[[int], object], sentence: str
) -> HttpResponse:
    found = _parcel(duties, parcel_id)
    try:
        act(found.pk)
    except Refused as refusal:
        return _page(request, duties, _parcel(duties, parcel_id), error=refusal.sentence, status=422)
    messages.success(request, sentence)
    return redirect("post:parcel", parcel_id=found.pk)


def _page(request: HttpRequest, duties: Duties, found: Parcel, *, error: str = "", status: int = 200) -> HttpResponse:
    context = {
        "parcel": found,
        "why_not": queries.why_not(duties.only(Role.POSTAL_OFFICER), found),
        "attempts": queries.attempts_of(found),
        "trackings": queries.trackings_of(found),
        "loss": queries.loss_of(found),
        "errors": {"viec-tiep": error} if error else {},
        "typed": {name: request.POST.get(name, "") for name in TYPED},
        "checked": "da_doi_chieu" in request.POST,
    }
    return render(request, "post/parcel.html", context, status=status)
