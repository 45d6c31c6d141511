"""Who calls an operation that needs somebody signed in."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from ninja.errors import AuthenticationError


def caller(request: HttpRequest) -> Any:
    """The account signed in. Raises AuthenticationError for nobody."""
    if isinstance(request.user, AnonymousUser):
        raise AuthenticationError
    return request.user
