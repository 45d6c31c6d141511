"""The questions of an application, one block a page, saved as they are typed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.dossiers.actions.save_draft import save_draft
from motcua.dossiers.queries import draft_of
from motcua.kernel import doorclock
from motcua.kernel.vietnamese import format_short
from motcua.procedures.rules.forms import FormDefinition, coerce, validate
from motcua.web.kit.access import account
from motcua.web.kit.forms import FormView, draw
from motcua.web.portal.citizens import with_draft
from motcua.web.portal.papers import attach_received

UNPROCESSABLE = 422
LONGEST_VERSION = 9


@with_draft
@require_http_methods(["GET", "POST"])
def answers(request: HttpRequest, draft: Any, number: int) -> HttpResponse:
    """A page of the form. What is typed is kept, right or wrong; going on needs this page to be right."""
    names = page_names(draft.revision.form_definition, number)
    if request.method == "POST":
        draft = keep(request, draft, request.POST, names)
        if "sau" in request.POST:
            return redirect("portal:mine")
        if not _errors(draft, names):
            return redirect(_next_page(draft, number))
    checked = request.method == "POST" or "kiem-tra" in request.GET
    errors = _errors(draft, names) if checked else {}
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "portal/answers.html", _context(draft, number, errors), status=status)


@login_not_required
@require_http_methods(["POST", "PUT"])
def save(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """Autosave: `?trang=` names the page, `version` is the browser's running number.

    Answers `{version, saved_at}`; 401 when the session is over, 409 with the newest version when another save came
    in between (the browser then sends what it shows now).
    """
    if not request.user.is_authenticated:
        return JsonResponse({"reason": "Phiên đăng nhập đã hết; ông/bà đăng nhập lại để lưu tiếp."}, status=401)
    draft = draft_of(account(request), draft_id)
    if draft is None:
        return JsonResponse({"reason": "Bản nháp này không còn; hồ sơ có thể đã được nộp."}, status=404)
    posted, at = _posted(request), doorclock.now()
    attach_received(request, draft, posted)
    names = page_names_of(request, draft)
    changes = changed_values(draft.revision.form_definition, draft.data, posted, names)
    saved = save_draft(draft.pk, changes, version=_version(posted), by=account(request), at=at)
    answer = {"version": saved.version, "saved_at": format_short(saved.updated_at)}
    return JsonResponse(answer, status=200 if saved.updated_at == at else 409)


def keep(request: HttpRequest, draft: Any, posted: Mapping[str, Any], names: Iterable[str]) -> Any:
    """Save the fields of a page that was sent as a whole, and read the draft again."""
    changes = changed_values(draft.revision.form_definition, draft.data, posted, names)
    save_draft(draft.pk, changes, by=account(request), at=doorclock.now())
    return draft_of(account(request), draft.pk)


def changed_values(
    form: FormDefinition, data: Mapping[str, Any], posted: Mapping[str, Any], names: Iterable[str]
) -> dict[str, Any]:
    """What to write for the fields `names`, None where nothing is left; and None for what stopped applying."""
    mine = list(names)
    typed = coerce({**data, **{name: posted.get(name, "") for name in mine}}, form)
    gone = {name: None for name in data if name not in typed}
    return {**gone, **{name: typed.get(name) for name in mine}}


def page_names(form: FormDefinition, number: int) -> tuple[str, ...]:
    """The fields of a page, from 1. Raises Http404 for a page the form does not have."""
    view = draw(form)
    if not 1 <= number <= len(view.pages):
        raise Http404
    return tuple(field.name for field in view.page(number).fields)


def page_names_of(request: HttpRequest, draft: Any) -> tuple[str, ...]:
    """The fields of the page an autosave speaks of; none for the page of papers."""
    number = request.GET.get("trang", "")
    return page_names(draft.revision.form_definition, int(number)) if number.isdecimal() else ()


def page_address(draft: Any, number: int) -> str:
    """Where a page of the form is; the page after the last one is that of the papers."""
    if number > len(draw(draft.revision.form_definition).pages):
        return reverse("portal:papers", args=[draft.pk])
    return reverse("portal:answers", args=[draft.pk, number])


def _next_page(draft: Any, number: int) -> str:
    return page_address(draft, number + 1)


def _errors(draft: Any, names: Iterable[str]) -> dict[str, str]:
    found = validate(draft.data, draft.revision.form_definition, today=doorclock.today())
    return {name: sentence for name, sentence in found.items() if name in set(names)}


def _context(draft: Any, number: int, errors: dict[str, str]) -> dict[str, Any]:
    view: FormView = draw(draft.revision.form_definition, draft.data, errors)
    return {
        "draft": draft,
        "view": view,
        "page": view.page(number),
        "step": number,
        "steps": len(view.pages) + 2,
        "back": page_address(draft, number - 1) if number > 1 else reverse("portal:mine"),
    }


def _version(posted: Mapping[str, Any]) -> int | None:
    """The browser's running number; None when it sent none that can be one."""
    text = str(posted.get("version", ""))
    return int(text) if text.isdecimal() and len(text) <= LONGEST_VERSION else None


def _posted(request: HttpRequest) -> Any:
    """The fields of a save, which browsers send url-encoded with POST or PUT, and other callers may send as JSON."""
    if request.content_type == "application/json":
        try:
            read = json.loads(request.body)
        except ValueError:
            return {}
        pairs = read.items() if isinstance(read, dict) else ()
        return {key: "" if value is None else str(value) for key, value in pairs}
    if request.method == "PUT":
        return QueryDict(request.body)
    return request.POST
