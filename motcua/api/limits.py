"""Limits on what strangers may ask: rates are in the settings (`ACCOUNT_RATE_LIMITS`), counted by allauth."""

from allauth.core.ratelimit import consume
from django.http import HttpRequest
from ninja.errors import Throttled


def spend(request: HttpRequest, action: str, key: str) -> None:
    """Count one request of an address and of a key. Raises Throttled when either has used up its rate."""
    if not consume(request, action=action, key=key):
        raise Throttled(wait=None)
