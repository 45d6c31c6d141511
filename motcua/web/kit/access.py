"""Who may open an officers' door: the right role today, else the page does not exist."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from motcua.kernel import doorclock
from motcua.organisation.queries import duties_of
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, Duties, P], R]


def account(request: HttpRequest) -> Any:
    """Whoever has signed in, as actions and queries take them. Raises PermissionDenied for a stranger (a 403)."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user


def officer_with(*roles: Role) -> Callable[[View[P, R]], Callable[Concatenate[HttpRequest, P], R]]:
    """The view gets the asker's duties as its second argument; 404 for everybody without one of the roles today."""

    def decorate(view: View[P, R]) -> Callable[Concatenate[HttpRequest, P], R]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> R:
            duties = duties_of(request.user, on=doorclock.today())
            if not duties.roles & set(roles):
                raise Http404("not an officer of this door")
            return view(request, duties, *args, **kwargs)

        return guarded

    return decorate
