"""Filters and page numbers live in the address: small functions over the query string."""

from __future__ import annotations

from typing import Any, Protocol
from urllib.parse import urlencode

from django.http import HttpRequest


class PageOf(Protocol):
    """What `page_links` needs of a page: Django's `Page` has it."""

    number: int

    @property
    def paginator(self) -> Any: ...


def query_with(request: HttpRequest, **changes: Any) -> str:
    """The present query string with some values changed ("?trang=2&linh-vuc=HT"); None removes a key."""
    pairs = [(key, value) for key, values in request.GET.lists() if key not in changes for value in values]
    pairs += [(key, str(value)) for key, value in changes.items() if value is not None]
    return f"?{urlencode(pairs)}"


def page_links(page: PageOf, request: HttpRequest, key: str = "trang") -> dict[str, Any]:
    """Parameters of `govuk.pagination` for a page; the key of the page number in the address is `key`."""
    last = page.paginator.num_pages

    def link(number: int) -> str:
        return query_with(request, **{key: number})

    shown = sorted({1, last, *range(max(1, page.number - 2), min(last, page.number + 2) + 1)})
    items: list[dict[str, Any]] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            items.append({"ellipsis": True})
        items.append(
            {
                "number": number,
                "href": link(number),
                "current": number == page.number,
                "visuallyHiddenText": f"Trang {number}",
            }
        )
    links: dict[str, Any] = {"items": items}
    if page.number > 1:
        links["previous"] = {"href": link(page.number - 1), "text": "Trang trước"}
    if page.number < last:
        links["next"] = {"href": link(page.number + 1), "text": "Trang sau"}
    return links
