"""Publishing a new revision: edit, see what it will do in numbers, publish; and two revisions side by side."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers.counting import count_unsettled_of
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.procedures.actions.publish_revision import publish_revision
from motcua.procedures.queries import revisions_of
from motcua.web.console.doors import BOTH, UNPROCESSABLE, side
from motcua.web.console.edit import Edit, blank, read
from motcua.web.console.words import changes, facts_of, parts
from motcua.web.kit.access import account, officer_with


@require_safe
@officer_with(Role.CONTROLLER)
def revision_form(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The form, filled in with the newest revision."""
    return _form(request, duties, code, blank(_newest(code)))


@require_POST
@officer_with(Role.CONTROLLER)
def revisions(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """A correct form is shown once more with what it will do; only the second time is the revision published."""
    base = _newest(code)
    edit = read(request.POST, base, today=doorclock.today())
    if edit.facts is None or edit.day is None or request.POST.get("buoc") == "sua":
        return _form(request, duties, code, edit)
    if request.POST.get("buoc") != "cong-bo":
        return _preview(request, duties, code, edit)
    try:
        made = publish_revision(edit.facts, effective_from=edit.day, by=account(request), at=doorclock.now())
    except Refused as refused:
        return _form(request, duties, code, replace(edit, errors={"effective_from": refused.sentence}))
    messages.success(request, f"Đã công bố phiên bản {made.number}, áp dụng từ {edit.day:%d/%m/%Y}.")
    return redirect("console:procedure", code=code)


@require_safe
@officer_with(*BOTH)
def comparison(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Two revisions side by side; without numbers in the address the newest and the one before."""
    known = {str(one.number): one for one in revisions_of(code)}
    if len(known) < 2:
        raise Http404("nothing to compare")
    newest = list(known)
    old = known.get(request.GET.get("cu", newest[1]))
    new = known.get(request.GET.get("moi", newest[0]))
    if old is None or new is None:
        raise Http404("no such revision")
    page = {
        "side": side(request, duties),
        "code": code,
        "old": old,
        "new": new,
        "revisions": list(known.values()),
        "changes": changes(parts(facts_of(old)), parts(facts_of(new))),
    }
    return render(request, "console/comparison.html", page)


def _newest(code: str) -> Any:
    found = revisions_of(code)
    if not found:
        raise Http404(code)
    return found[0]


def _form(request: HttpRequest, duties: Duties, code: str, edit: Edit) -> HttpResponse:
    page = {"side": side(request, duties), "base": _newest(code), "code": code, "edit": edit}
    page["today"] = doorclock.today()
    return render(request, "console/revision_form.html", page, status=UNPROCESSABLE if edit.errors else 200)


def _preview(request: HttpRequest, duties: Duties, code: str, edit: Edit) -> HttpResponse:
    base = _newest(code)
    assert edit.facts is not None
    sent = {key: value for key, value in request.POST.items() if key not in {"csrfmiddlewaretoken", "buoc"}}
    page = {
        "side": side(request, duties),
        "base": base,
        "code": code,
        "edit": edit,
        "sent": sent,
        "changes": [one for one in changes(parts(facts_of(base)), parts(edit.facts)) if one.differs],
        "unsettled": count_unsettled_of(code),
    }
    return render(request, "console/revision_preview.html", page)
