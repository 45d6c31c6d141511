"""The public catalogue: finding a procedure, and what it asks and gives."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import doorclock
from motcua.kernel.money import format_vnd
from motcua.procedures import queries
from motcua.procedures.queries import LEVELS
from motcua.procedures.rules.fees import FeeChannel, FeeLine
from motcua.procedures.rules.online import OnlineLevel
from motcua.reference.queries import portal_mode_on
from motcua.web.kit.pages import query_with

PAGE_SIZE = 20
MOST_HITS = 200
CHANNELS = {
    "counter": "Nộp trực tiếp tại Bộ phận Một cửa",
    "online": "Nộp trực tuyến trên cổng này",
    "post": "Gửi qua bưu chính công ích",
}
FEE_CHANNELS = {FeeChannel.ANY: "", FeeChannel.ONLINE: "nộp trực tuyến", FeeChannel.COUNTER: "nộp trực tiếp"}


@login_not_required
@require_safe
def procedures(request: HttpRequest) -> HttpResponse:
    """Search and filters, all in the address: `q`, `cap`, `linh-vuc`, `truc-tuyen`, `trang`."""
    on = doorclock.today()
    levels = queries.online_levels(on)
    fields = queries.fields(on)
    rows = [row for row in _found(request.GET.get("q", ""), on) if _fits(row, request, levels)]
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "total": len(rows),
        "text": request.GET.get("q", ""),
        "levels": LEVELS,
        "fields": fields,
        "online": online_choices(),
        "chosen": _chosen(request, {field.code: field.name for field in fields}),
        "entries": [_entry(row, levels) for row in page],
    }
    return render(request, "portal/procedures.html", context)


@login_not_required
@require_safe
def procedure(request: HttpRequest, code: str) -> HttpResponse:
    """One procedure, in the order people ask: where, what papers, how long, how much, by what law, what result."""
    on = doorclock.today()
    revision = queries.revision_of(code, on=on)
    if revision is None:
        raise Http404
    level, portal = queries.online_level_on(code, on=on), portal_mode_on(on)
    names = (
        CHANNELS if portal.takes_filings else CHANNELS | {"online": "Nộp trực tuyến trên Cổng Dịch vụ công quốc gia"}
    )
    context = {
        "revision": revision,
        "files_here": portal.takes_filings,
        "service": queries.service_of(code, on=on),
        "level": level,
        "can_be_filed": level is not None and level.can_be_filed_online,
        "competences": queries.competences_of(code, on=on),
        "channels": [names[key] for key in revision.details.get("channels", []) if key in names],
        "fees": [FeeLine.from_json(row) for row in revision.fees],
        "fee_channels": FEE_CHANNELS,
    }
    return render(request, "portal/procedure.html", context)


def online_choices() -> list[tuple[str, str]]:
    """Values and words of the filter by online level; the last one means not offered as an online service."""
    return [(level.value, level.label) for level in OnlineLevel] + [("khong", "Không phải dịch vụ trực tuyến")]


def fee_in_short(fees: Iterable[FeeLine], note: str) -> str:
    """The fee on one line of a list: free, one amount, a range, or where to read it."""
    amounts = [line.amount for line in fees if line.amount is not None]
    if not amounts:
        return note or "Theo quy định, xem chi tiết"
    low, high = min(amounts), max(amounts)
    if high == 0:
        return "Không thu phí, lệ phí"
    if low == high:
        return format_vnd(low)
    if low == 0:
        return f"Tùy trường hợp, nhiều nhất {format_vnd(high)}"
    return f"Từ {format_vnd(low)} đến {format_vnd(high)}"


def _found(text: str, on: Any) -> list[Any]:
    rows = queries.listed(on)
    if not text.strip():
        return list(rows)
    codes = [hit.code for hit in queries.search(text, on=on, limit=MOST_HITS)]
    known = {row.procedure.code: row for row in rows.filter(procedure__code__in=codes)}
    return [known[code] for code in codes if code in known]


def _fits(row: Any, request: HttpRequest, levels: dict[int, OnlineLevel]) -> bool:
    level, field, online = (request.GET.get(key, "") for key in ("cap", "linh-vuc", "truc-tuyen"))
    offered = levels.get(row.procedure_id)
    return (
        level in ("", row.procedure.level)
        and field in ("", row.field.code)
        and online in ("", offered.value if offered else "khong")
    )


def _entry(row: Any, levels: dict[int, OnlineLevel]) -> dict[str, Any]:
    fees = [FeeLine.from_json(line) for line in row.fees]
    return {"revision": row, "fee": fee_in_short(fees, row.fee_note), "online": levels.get(row.procedure_id)}


def _chosen(request: HttpRequest, fields: dict[str, str]) -> list[dict[str, str]]:
    """The filters in force, each with the address without it."""
    words = {
        "cap": ("Cấp", dict(LEVELS)),
        "linh-vuc": ("Lĩnh vực", fields),
        "truc-tuyen": ("Trực tuyến", dict(online_choices())),
    }
    return [
        {"group": group, "text": names[value], "href": query_with(request, trang=None, **{key: None})}
        for key, (group, names) in words.items()
        if (value := request.GET.get(key, "")) in names
    ]
