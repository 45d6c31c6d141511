"""A supplement at the counter: asking for it before reception, and taking it in from somebody standing there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from motcua.dossiers import queries
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.respond_term import respond_term
from motcua.dossiers.rules.pins import Target
from motcua.dossiers.rules.states import Verb
from motcua.dossiers.supplementing import Answer, SeenAgain
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.procedures.rules.forms import coerce
from motcua.web.counter.acting import CONFLICT, FORM, UNPROCESSABLE
from motcua.web.counter.dossier import of_desk, page
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.due import DueWords
from motcua.web.kit.forms import draw
from motcua.web.kit.pinning import REASONS, PinRow, common_law_of, errors_of, pin_rows, pins_of

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier, Supplement

MOST_COPIES = 99


@require_http_methods(FORM)
@officer_with(Role.RECEIVER)
def asked(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Form 02 from the clerk: everything pinned at once."""
    found = of_desk(duties, code)
    if why_not := queries.acts(duties, found)[Verb.REQUEST_SUPPLEMENT].why_not:
        return page(request, duties, found, errors={"viec-tiep": why_not}, status=CONFLICT)
    if request.method != "POST":
        return _pins(request, found, pin_rows(found), common_law_of(found), {})
    rows, law = pin_rows(found, request.POST), common_law_of(found, request.POST)
    if errors := errors_of(rows):
        return _pins(request, found, rows, law, errors)
    try:
        request_supplement(found.pk, pins_of(rows, law), by=account(request), at=doorclock.now())
    except Refused as refused:
        again = of_desk(duties, code)
        if why_not := queries.acts(duties, again)[Verb.REQUEST_SUPPLEMENT].why_not:
            return page(request, duties, again, errors={"viec-tiep": why_not}, status=CONFLICT)
        return _pins(request, again, rows, law, {"ghim": refused.sentence})
    messages.success(request, f"Đã gửi yêu cầu bổ sung hồ sơ {code}. Phiếu mẫu số 02 sẵn sàng để in và gửi người nộp.")
    return redirect("counter:dossier", code=code)


def _pins(
    request: HttpRequest, found: Dossier, rows: Sequence[PinRow], law: str, errors: dict[str, str]
) -> HttpResponse:
    context: dict[str, Any] = {
        "dossier": found,
        "due": DueWords(doorclock.now()).due(found),
        "papers": queries.papers_of(found),
        "rows": rows,
        "reasons": REASONS,
        "law": law,
        "respond": respond_term(found).text,
        "needs_authorisation": queries.needs_authorisation(found),
        "errors": errors,
        "back": reverse("counter:dossier", args=[found.code]),
    }
    return render(request, "counter/supplement.html", context, status=UNPROCESSABLE if errors else 200)


@require_http_methods(FORM)
@officer_with(Role.RECEIVER)
def taken_in(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The supplement of somebody standing at the desk: pinned answers typed, pinned papers counted."""
    found = of_desk(duties, code)
    waiting = queries.supplement_of(found)
    why_not = queries.acts(duties, found)[Verb.SUPPLEMENT].why_not
    if why_not or waiting is None:
        return page(request, duties, found, errors={"viec-tiep": why_not or ""}, status=CONFLICT)
    if request.method != "POST":
        return _answers(request, found, waiting, found.data, {})
    answer, typed = _read(request, found, waiting)
    try:
        supplement(found.pk, answer, by=account(request), at=doorclock.now())
    except Incomplete as wrong:
        errors = {**wrong.fields, **{f"giay_to__{key}": sentence for key, sentence in wrong.papers.items()}}
        return _answers(request, of_desk(duties, code), waiting, {**found.data, **typed}, errors)
    except Refused as refused:
        return page(request, duties, of_desk(duties, code), errors={"viec-tiep": refused.sentence}, status=CONFLICT)
    messages.success(request, f"Đã nhận nội dung bổ sung của hồ sơ {code}. Kiểm tra rồi tiếp nhận.")
    return redirect("counter:dossier", code=code)


def _read(request: HttpRequest, found: Dossier, waiting: Supplement) -> tuple[Answer, dict[str, str]]:
    pins = list(waiting.pins.all())
    typed = {pin.key: request.POST.get(pin.key, "") for pin in pins if pin.target == Target.FIELD}
    read = coerce({**found.data, **typed}, found.revision.form_definition)
    seen = {
        pin.key: SeenAgain(_count(request, pin.key, "chinh"), _count(request, pin.key, "sao"))
        for pin in pins
        if pin.target == Target.PAPER
    }
    return Answer(values={key: read.get(key) for key in typed}, seen=seen), typed


def _count(request: HttpRequest, key: str, kind: str) -> int:
    text = request.POST.get(f"giay_to__{key}_{kind}", "").strip()
    return min(int(text), MOST_COPIES) if text.isascii() and text.isdigit() else 0


def _answers(
    request: HttpRequest, found: Dossier, waiting: Supplement, values: dict[str, Any], errors: dict[str, str]
) -> HttpResponse:
    view = draw(found.revision.form_definition, values, {k: v for k, v in errors.items() if "__" not in k})
    context: dict[str, Any] = {
        "dossier": found,
        "due": DueWords(doorclock.now()).due(found),
        "asked": waiting,
        "pins": list(waiting.pins.all()),
        "fields": {one.name: one for one in view.fields},
        "posted": request.POST,
        "errors": errors,
        "back": reverse("counter:dossier", args=[found.code]),
    }
    return render(request, "counter/supplemented.html", context, status=UNPROCESSABLE if errors else 200)
