"""Pages of a long list without counting it: one row more than is shown tells whether there is a next page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from motcua.web.kit.pages import query_with

PAGE_SIZE = 20
LAST_PAGE = 500


@dataclass(frozen=True)
class Slice:
    """One page of rows; `links` are the parameters of `govuk.pagination`, empty when there is only this page."""

    number: int
    rows: Sequence[Any]
    links: dict[str, Any]


def slice_of(rows: QuerySet[Any], request: HttpRequest, *, size: int = PAGE_SIZE, key: str = "trang") -> Slice:
    """The page of `rows` the address asks for; a page that is no number is the first."""
    typed = request.GET.get(key, "1")
    number = min(max(int(typed), 1), LAST_PAGE) if typed.isascii() and typed.isdigit() else 1
    start = (number - 1) * size
    found = list(rows[start : start + size + 1])
    links: dict[str, Any] = {}
    if number > 1:
        links["previous"] = {"href": query_with(request, **{key: number - 1}), "text": "Trang trước"}
    if len(found) > size:
        links["next"] = {"href": query_with(request, **{key: number + 1}), "text": "Trang sau"}
    return Slice(number, found[:size], links)
