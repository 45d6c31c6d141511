"""The applicant puts right what was pinned, and sees why and what a right one looks like; or stops the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.dossiers import queries
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.rules.pins import Target
from motcua.dossiers.rules.states import Verb
from motcua.dossiers.supplementing import Answer
from motcua.files.actions import upload_whole
from motcua.files.queries import uploads_of
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.kernel.text import nfc
from motcua.organisation.queries import duties_of
from motcua.procedures.rules.forms import coerce
from motcua.web.kit.access import account
from motcua.web.kit.forms import draw
from motcua.web.portal.citizens import citizen_only
from motcua.web.portal.standing import filed_by

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier, Supplement

CONFLICT, UNPROCESSABLE = 409, 422
NO_REASON = "Ông/bà hãy ghi lý do muốn dừng giải quyết hồ sơ."
LONGEST_REASON = 1000


@citizen_only
@require_http_methods(["GET", "HEAD", "POST"])
def put_right(request: HttpRequest, code: str) -> HttpResponse:
    """Only what was pinned can be changed; everything else stays as it was filed."""
    found = filed_by(request, code)
    asked = queries.supplement_of(found)
    if asked is None:
        messages.warning(request, _why_not(request, found, Verb.SUPPLEMENT) or "Hồ sơ không chờ bổ sung.")
        return redirect("portal:dossier", code=code)
    if request.method != "POST":
        return _page(request, found, asked, found.data, {}, {})
    values, typed = _values(request, found, asked)
    uploads, errors = _uploads(request, asked)
    if errors or "them" in request.POST:
        return _page(request, found, asked, {**found.data, **typed}, uploads, errors)
    try:
        answer = Answer(values=values, uploads=uploads)
        supplement(found.pk, answer, by=account(request), at=doorclock.now())
    except Incomplete as wrong:
        errors = {**wrong.fields, **{_paper_name(key): sentence for key, sentence in wrong.papers.items()}}
        return _page(request, found, asked, {**found.data, **typed}, uploads, errors)
    except Refused as refused:
        return _page(request, found, asked, {**found.data, **typed}, uploads, {"bo-sung": refused.sentence})
    messages.success(request, "Đã nộp bổ sung. Bộ phận Một cửa kiểm tra và hẹn ngày trả kết quả.")
    return redirect("portal:dossier", code=code)


@citizen_only
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, code: str) -> HttpResponse:
    """Form 05: the applicant stops the dossier while nothing is decided."""
    found = _own(request, code)
    if why_not := _why_not(request, found, Verb.WITHDRAW):
        messages.warning(request, why_not)
        return redirect("portal:dossier", code=code)
    reason, errors = nfc(request.POST.get("ly_do", "")).replace("\0", "").strip()[:LONGEST_REASON], {}
    if request.method == "POST":
        errors = {} if reason else {"ly_do": NO_REASON}
        try:
            if not errors:
                withdraw(found.pk, reason=reason, by=account(request), at=doorclock.now())
                messages.success(request, "Đã dừng giải quyết hồ sơ theo yêu cầu của ông/bà.")
                return redirect("portal:dossier", code=code)
        except Refused as refused:
            errors = {"ly_do": refused.sentence}
    context = {"dossier": found, "reason": reason, "errors": errors}
    return render(request, "portal/stop.html", context, status=UNPROCESSABLE if errors else 200)


def may_stop(request: HttpRequest, found: Dossier) -> bool:
    """Whether the page of the dossier offers to stop it."""
    return _why_not(request, found, Verb.WITHDRAW) is None


def _own(request: HttpRequest, code: str) -> Dossier:
    found = queries.for_citizen(account(request), code)
    if found is None:
        raise Http404
    return found


def _why_not(request: HttpRequest, found: Dossier, verb: Verb) -> str | None:
    return queries.acts(duties_of(request.user, on=doorclock.today()), found)[verb].why_not


def _paper_name(key: str) -> str:
    return f"giay_to__{key}"


def _values(request: HttpRequest, found: Dossier, asked: Supplement) -> tuple[dict[str, Any], dict[str, str]]:
    """The pinned answers as the form reads them, and as they were typed."""
    keys = [pin.key for pin in asked.pins.all() if pin.target == Target.FIELD]
    typed = {key: request.POST.get(key, "") for key in keys}
    read = coerce({**found.data, **typed}, found.revision.form_definition)
    return {key: read.get(key) for key in keys}, typed


def _uploads(request: HttpRequest, asked: Supplement) -> tuple[dict[str, list[UUID]], dict[str, str]]:
    """The files of each pinned paper: received piece by piece, or sent with the form; what cannot be used is said."""
    found: dict[str, list[UUID]] = {}
    errors: dict[str, str] = {}
    for key in [pin.key for pin in asked.pins.all() if pin.target == Target.PAPER]:
        name = _paper_name(key)
        gone = set(request.POST.getlist(f"{name}_remove"))
        ids = [_id(text) for text in request.POST.getlist(f"{name}_id") if text not in gone]
        found[key] = [one for one in ids if one is not None]
        for file in request.FILES.getlist(name):
            try:
                upload = upload_whole(file.read(), name=file.name or "", by=account(request), at=doorclock.now())
                found[key].append(upload.pk)
            except Refused as refused:
                errors[name] = refused.sentence
    return found, errors


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _page(
    request: HttpRequest,
    found: Dossier,
    asked: Supplement,
    values: dict[str, Any],
    uploads: dict[str, list[UUID]],
    errors: dict[str, str],
) -> HttpResponse:
    view = draw(found.revision.form_definition, values, {key: said for key, said in errors.items() if "__" not in key})
    fields = {one.name: one for one in view.fields}
    received = uploads_of({one for ids in uploads.values() for one in ids}, owner=account(request))
    papers = {paper.key: paper for paper in found.revision.paper_list}
    entries = [
        {
            "pin": pin,
            "field": fields.get(pin.key) if pin.target == Target.FIELD else None,
            "name": _paper_name(pin.key),
            "accept": papers[pin.key].accept if pin.key in papers else (),
            "files": [
                {"id": one, "name": received[one].name, "size": received[one].size}
                for one in uploads.get(pin.key, [])
                if one in received
            ],
            "error": errors.get(_paper_name(pin.key)),
        }
        for pin in asked.pins.all()
    ]
    context = {"dossier": found, "asked": asked, "entries": entries, "errors": errors}
    return render(request, "portal/supplement.html", context, status=UNPROCESSABLE if errors else 200)
