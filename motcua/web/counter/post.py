"""The Post at the desk: records to count and sign, results to give for carriage."""

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
from motcua.postal.actions.hand_over_parcel import Addressed, hand_over_parcel
from motcua.postal.actions.sign_hand_over import sign_hand_over
from motcua.postal.rules.transit import ROUTE_NAMES, Route, routes_on
from motcua.web.counter.dossier import of_desk
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.downloads import file_response

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier
    from motcua.postal.models import HandOver

CONTENT = "Kết quả giải quyết thủ tục hành chính"


@require_safe
@officer_with(Role.RECEIVER)
def post(request: HttpRequest, duties: Duties) -> HttpResponse:
    """Records to sign, envelopes to type in, results to give to the Post."""
    return page(request, duties)


def page(
    request: HttpRequest, duties: Duties, *, errors: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    """The page again with what went wrong."""
    here, today = duties.only(Role.RECEIVER), doorclock.today()
    context = {
        "to_sign": list(queries.to_sign(here)[:50]),
        "to_file": list(queries.to_file(here)[:50]),
        "to_send": queries.results_to_post(here),
        "parcels": list(queries.parcels(here)[:50]),
        "ended": list(queries.ended_parcels(here)[:10]),
        "overdue": list(queries.overdue_orders(here, on=today)[:50]),
        "to_give": list(queries.to_give(here)[:50]),
        "given": list(queries.result_records(here)[:10]),
        "today": today,
        "errors": errors or {},
        "chosen": request.POST.getlist("buu_gui"),
    }
    return render(request, "counter/post.html", context, status=status)


def _record(duties: Duties, record_id: int) -> HandOver:
    found = queries.record_for(duties.only(Role.RECEIVER), record_id)
    if found is None:
        raise Http404("not a record of this desk")
    return found


@require_safe
@officer_with(Role.RECEIVER)
def record(request: HttpRequest, duties: Duties, record_id: int) -> HttpResponse:
    """The list to count against."""
    return _record_page(request, duties, _record(duties, record_id))


@require_POST
@officer_with(Role.RECEIVER)
def signed(request: HttpRequest, duties: Duties, record_id: int) -> HttpResponse:
    """Signed: what was taken is filed from this moment, what was not goes back with the Post."""
    found = _record(duties, record_id)
    objections = {
        line.order_id: request.POST.get(f"ly_do_{line.order_id}", "")
        for line in queries.lines_of(found)
        if f"tra_{line.order_id}" in request.POST
    }
    try:
        sign_hand_over(found.pk, objections=objections, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _record_page(request, duties, _record(duties, record_id), error=refusal.sentence, status=422)
    messages.success(request, f"Đã ký nhận biên bản {found.number}. Thời hạn của các hồ sơ tính từ lúc ký.")
    return redirect("counter:post")


def _record_page(
    request: HttpRequest, duties: Duties, found: HandOver, *, error: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "record": found,
        "lines": queries.lines_of(found),
        "why_not": queries.why_not_sign(duties, found),
        "errors": {"kiem-dem": error} if error else {},
        "typed": {name: request.POST.get(name, "") for name in request.POST},
    }
    return render(request, "counter/post_record.html", context, status=status)


@require_safe
@officer_with(Role.RECEIVER)
def paper(request: HttpRequest, duties: Duties, record_id: int) -> HttpResponse:
    """The record as it is printed."""
    found = _record(duties, record_id)
    name = f"bien-ban-giao-nhan-{found.number}.pdf"
    return file_response(printing.record_pdf(found), name=name, kind="application/pdf", inline=True)


@require_safe
@officer_with(Role.RECEIVER)
def label(request: HttpRequest, duties: Duties, parcel_id: int) -> HttpResponse:
    """The label to stick on the envelope."""
    found = queries.parcel_for(duties.only(Role.RECEIVER), parcel_id)
    if found is None:
        raise Http404("not a parcel of this desk")
    return file_response(
        printing.label_pdf(found), name=f"nhan-{found.label_no}.pdf", kind="application/pdf", inline=True
    )


@require_safe
@officer_with(Role.RECEIVER)
def sending(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Where the result of a dossier goes."""
    return _sending_page(request, _returned_here(duties, code), duties)


@require_POST
@officer_with(Role.RECEIVER)
def sent(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The result is in its envelope and given to the Post."""
    found = _returned_here(duties, code)
    route = request.POST.get("tuyen", "")
    to = Addressed(
        name=request.POST.get("nguoi_nhan", ""),
        phone=request.POST.get("dien_thoai", ""),
        address=request.POST.get("dia_chi", ""),
        content=request.POST.get("noi_dung", ""),
        route=Route(route) if route in set(Route) else Route.PROVINCE,
    )
    try:
        parcel = hand_over_parcel(found.pk, to, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _sending_page(request, of_desk(duties, code), duties, error=refusal.sentence, status=422)
    messages.success(request, f"Đã giao bưu chính kết quả hồ sơ {code}, bưu gửi {parcel.label_no}. In nhãn ở dưới.")
    return redirect("counter:post")


def _returned_here(duties: Duties, code: str) -> Dossier:
    """A dossier whose result this desk returns; 404 for what it only took in or follows, and for a part."""
    found = of_desk(duties, code)
    if found.is_part or not duties.holds(Role.RECEIVER, found.desk_id):
        raise Http404("not returned at this desk")
    return found


def _sending_page(
    request: HttpRequest, found: Dossier, duties: Duties, *, error: str = "", status: int = 200
) -> HttpResponse:
    order = queries.wanted_by_post(found)
    known = {
        "nguoi_nhan": order.receiver_name if order else found.applicant_name,
        "dien_thoai": order.receiver_phone if order else found.applicant_phone,
        "dia_chi": order.receiver_address if order else found.applicant_address,
        "noi_dung": CONTENT,
        "tuyen": order.route if order else Route.PROVINCE.value,
    }
    context = {
        "dossier": found,
        "order": order,
        "parcels": queries.parcels_of(found),
        "may_send": queries.result_to_post(duties, found.code) is not None,
        "typed": {name: request.POST.get(name, value) for name, value in known.items()},
        "errors": {"giao-buu-chinh": error} if error else {},
        "routes": [(route.value, ROUTE_NAMES[route]) for route in routes_on(doorclock.today())],
    }
    return render(request, "counter/post_parcel.html", context, status=status)
