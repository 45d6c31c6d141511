"""Limits on guessing: so many tries in so many seconds, counted in the cache that all processes share.

Each try takes a slot of its own, put there by the cache's atomic `add`, so that tries sent at once are all counted.
A slot frees itself when its time is over, or is given back at once when the try was no guess.
"""

from __future__ import annotations

import hashlib
import ipaddress
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest


@dataclass(frozen=True)
class Limit:
    """`tries` within `seconds` for each who; `name` keeps the limits of different pages apart."""

    name: str
    tries: int
    seconds: int


@dataclass(frozen=True)
class Slot:
    """A try that was allowed."""

    key: str


def take(limit: Limit, who: str) -> Slot | None:
    """A slot for one try of `who` (an address, a code, an account); None when all are taken."""
    keys = _keys(limit, who)
    taken = cache.get_many(keys)
    for key in keys:
        if key not in taken and cache.add(key, time.time() + limit.seconds, limit.seconds):
            return Slot(key)
    return None


def forget(limit: Limit, who: str) -> None:
    """`who` has shown that they need not guess: every try is free again."""
    cache.delete_many(_keys(limit, who))


def left(limit: Limit, who: str) -> int:
    """How many tries `who` has now."""
    return limit.tries - len(cache.get_many(_keys(limit, who)))


def seconds_until_free(limit: Limit, who: str) -> float:
    """In how many seconds `who` has a try again; 0 when there is one now."""
    taken = cache.get_many(_keys(limit, who))
    if len(taken) < limit.tries:
        return 0
    return max(0.0, float(min(taken.values())) - time.time())


def _keys(limit: Limit, who: str) -> list[str]:
    digest = hashlib.sha256(who.encode()).hexdigest()[:32]
    return [f"throttle:{limit.name}:{digest}:{number}" for number in range(limit.tries)]


def give_back(*slots: Slot | None) -> None:
    """These tries were no guesses: they do not count."""
    cache.delete_many([slot.key for slot in slots if slot])


def network_of(request: HttpRequest) -> str:
    """Where a request comes from: the IPv4 address, or the /64 network a household has in IPv6.

    Behind a proxy of ours (setting MOTCUA_BEHIND_PROXY) it is the address that proxy saw, never one the caller wrote.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rsplit(",", 1)[-1].strip()
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    return str(ipaddress.ip_network(f"{found}/64", strict=False)) if found.version == 6 else str(found)
