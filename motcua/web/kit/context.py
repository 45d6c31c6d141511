"""What every page knows without being told: which door, whose office, who is signed in."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from motcua.kernel import doorclock
from motcua.organisation import queries
from motcua.organisation.rules.kinds import AgencyKind
from motcua.web.kit.doors import door_at, navigation
from motcua.web.kit.kiosk import kiosk_of

TEXT_SIZES = frozenset({"lon", "rat-lon"})
TEXT_SIZE_COOKIE = "co_chu"
SITE_KEPT_SECONDS = 60
_kept_sites: dict[int, Site] = {}


@dataclass(frozen=True)
class Site:
    """The office the pages speak for. Empty words are simply not shown."""

    unit: str
    hotline: str = ""
    address: str = ""
    email: str = ""


@dataclass(frozen=True)
class Who:
    """The signed-in person as the masthead names them; `roles` is empty for a citizen."""

    name: str
    title: str = ""
    agency: str = ""
    roles: frozenset[str] = frozenset()


def door(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `door`, `site` (also as `authority`, for allauth's views pass a `site` of their own),
    `who` (None for a stranger), `kiosk` (None elsewhere), `navigation`, `text_size`."""
    person = who(request)
    roles = person.roles if person else frozenset()
    size = request.COOKIES.get(TEXT_SIZE_COOKIE, "")
    authority = SimpleLazyObject(site)
    return {
        "door": door_at(request.path),
        "kiosk": kiosk_of(request),
        "site": authority,
        "authority": authority,
        "who": person,
        "navigation": navigation(request.path, roles, signed_in=person is not None),
        "text_size": size if size in TEXT_SIZES else "",
    }


def site() -> Site:
    """The office of this deployment: its highest People's Committee. Kept a minute, for every page asks."""
    minute = int(time.monotonic() // SITE_KEPT_SECONDS)
    if minute not in _kept_sites:
        found = _read_site()
        _kept_sites.clear()
        if not found.unit:
            return found
        _kept_sites[minute] = found
    return _kept_sites[minute]


def _read_site() -> Site:
    for kind in (AgencyKind.DISTRICT, AgencyKind.PROVINCE, AgencyKind.COMMUNE):
        agency = queries.agencies(kind, on=doorclock.today()).first()
        if agency is not None:
            return Site(agency.name, agency.phone, agency.address, agency.email)
    return Site("")


def who(request: HttpRequest) -> Who | None:
    """The person behind a request, as the organisation knows them today."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    name = user.get_full_name() or user.get_username()
    duties = queries.duties_of(user, on=doorclock.today())
    officer = queries.officer_of(user) if duties.officer_id else None
    if officer is None:
        return Who(name)
    return Who(name, officer.title, officer.agency.short_name, frozenset(role.value for role, _ in duties.grants))
