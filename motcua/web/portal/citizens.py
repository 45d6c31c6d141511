"""Who the citizen's own pages are for."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from motcua.dossiers.entrusted import filed_for_another
from motcua.dossiers.queries import draft_of, filed_from
from motcua.people.queries import person_of
from motcua.web.kit.access import account

View = Callable[..., HttpResponse]


def citizen_only(view: View) -> View:
    """404 for a signed-in account that is no citizen's; a stranger has been sent to sign in before."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if person_of(request.user) is None:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def with_draft(view: View) -> View:
    """The citizen's own draft as second argument; once it is filed, the confirmation instead, so that back and reload
    never file again. Anybody else's draft is a 404."""

    @wraps(view)
    @citizen_only
    def found(request: HttpRequest, draft_id: UUID, *args: Any, **kwargs: Any) -> HttpResponse:
        draft = draft_of(account(request), draft_id)
        if draft is not None:
            return view(request, draft, *args, **kwargs)
        filed = filed_from(account(request), draft_id) or filed_for_another(account(request), draft_id)
        if filed is None:
            raise Http404
        return redirect("portal:filed", code=filed.code)

    return found
