"""Accepting an envelope: count the papers with the sender, one slip for each dossier in it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.postal import queries
from motcua.postal.actions.accept_from_post import Correspondent, Enclosed, Envelope, accept_from_post
from motcua.postal.ledger import CountedPaper
from motcua.postal.rules.kinds import ORDER_KIND_NAMES, ORDER_KIND_NUMBERS, OrderKind
from motcua.postal.rules.transit import ROUTE_NAMES, Route, routes_on
from motcua.web.kit.access import account, officer_with

MOST_DOSSIERS, PAPER_LINES = 6, 5
PEOPLE = {"gui": "Người gửi", "nhan": "Người nhận kết quả"}


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.POSTAL_OFFICER)
def intake(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The empty form; one dossier more; or the envelope accepted."""
    served = duties.only(Role.POSTAL_OFFICER)
    if request.method != "POST":
        return _page(request, served, QueryDict(), 1)
    count = _number(request.POST.get("so_ho_so", "1"), 1, MOST_DOSSIERS)
    if "them" in request.POST:
        return _page(request, served, request.POST, min(count + 1, MOST_DOSSIERS))
    try:
        orders = accept_from_post(_read(request.POST, count), by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, served, request.POST, count, errors={"bieu-mau": refusal.sentence}, status=422)
    slips = ", ".join(order.slip_no for order in orders)
    messages.success(
        request, f"Đã nhận {len(orders)} hồ sơ, phiếu gửi {slips}. Mở phiếu gửi ở danh sách dưới đây để in."
    )
    return redirect("post:home")


def _read(post: QueryDict, count: int) -> Envelope:
    service, route = post.get("dich_vu", ""), post.get("tuyen", "")
    sender = _correspondent(post, "gui")
    receiver = sender if "nhan_nhu_gui" in post else _correspondent(post, "nhan")
    return Envelope(
        key=_key(post),
        kind=OrderKind(service) if service in set(OrderKind) else OrderKind.BOTH,
        desk_code=post.get("quay", ""),
        sender=sender,
        receiver=receiver,
        enclosed=[_enclosed(post, place) for place in range(1, count + 1)],
        route=Route(route) if route in set(Route) else Route.PROVINCE,
    )


def _correspondent(post: QueryDict, who: str) -> Correspondent:
    return Correspondent(
        name=post.get(f"{who}_ten", ""),
        phone=post.get(f"{who}_dien_thoai", ""),
        address=post.get(f"{who}_dia_chi", ""),
        identity_no=post.get(f"{who}_so", ""),
    )


def _enclosed(post: QueryDict, place: int) -> Enclosed:
    lines = [_paper(post, place, line) for line in range(1, PAPER_LINES + 1)]
    return Enclosed(
        procedure_code=post.get(f"thu_tuc_{place}", ""),
        papers=tuple(paper for paper in lines if paper.name and (paper.originals or paper.copies)),
        dossier_code=post.get(f"ma_ho_so_{place}", "").strip(),
        fee_collected=_number(post.get(f"phi_{place}", ""), 0, 10**9),
        carriage_fee=_number(post.get(f"cuoc_{place}", ""), 0, 10**9),
    )


def _paper(post: QueryDict, place: int, line: int) -> CountedPaper:
    key = f"{place}_{line}"
    counts = (_number(post.get(f"{word}_{key}", ""), 0, 99) for word in ("goc", "sao"))
    return CountedPaper(post.get(f"giay_{key}", "").strip()[:300], *counts)


def _number(text: str, least: int, most: int) -> int:
    digits = text.replace(".", "").strip()
    return max(least, min(int(digits), most)) if digits.isascii() and digits.isdigit() else least


def _key(post: QueryDict) -> UUID:
    try:
        return UUID(post.get("khoa", ""))
    except ValueError:
        return uuid4()


def _page(
    request: HttpRequest, served: Duties, typed: QueryDict, count: int, *, errors: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    today = doorclock.today()
    context: dict[str, Any] = {
        "key": _key(typed),
        "count": count,
        "most": MOST_DOSSIERS,
        "paper_lines": PAPER_LINES,
        "typed": {name: typed.get(name, "") for name in typed},
        "is_new": not typed,
        "errors": errors or {},
        "people": PEOPLE,
        "desks": queries.served_desks(served),
        "procedures": queries.procedures_by_post(served, on=today),
        "kinds": [(kind.value, f"{ORDER_KIND_NUMBERS[kind]}. {ORDER_KIND_NAMES[kind]}") for kind in OrderKind],
        "routes": [(route.value, ROUTE_NAMES[route]) for route in routes_on(today)],
    }
    return render(request, "post/intake.html", context, status=status)
