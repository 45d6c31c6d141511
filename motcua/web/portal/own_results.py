"""Filing a result the citizen was given before, instead of scanning the printed paper."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.dossiers.actions.attach_paper import attach_paper
from motcua.dossiers.own_results import results_held
from motcua.files.actions import upload_whole
from motcua.files.queries import content_of
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.kernel.vietnamese import format_day
from motcua.web.kit.access import account
from motcua.web.kit.asking import Question, Said, given, read
from motcua.web.portal.citizens import with_draft
from motcua.web.portal.papers import uploaded

UNPROCESSABLE = 422
RESULT, PAPER = "ket_qua", "giay_to"


@with_draft
@require_http_methods(["GET", "POST"])
def own_results(request: HttpRequest, draft: Any) -> HttpResponse:
    """Which result, and for which paper; the sealed file itself is attached, so that its signatures can be checked."""
    held = {row.dossier.code: row for row in results_held(account(request))}
    asked = _questions(draft, held)
    said = given(asked)
    if request.method == "POST" and all(one.choices for one in asked):
        said = read(request.POST, asked)
        if not said.errors:
            result, key = held[said.chosen[RESULT][0]], said.chosen[PAPER][0]
            try:
                _attach(request, draft, result, key)
                messages.success(request, f"Đã gửi kèm văn bản {result.number} đã cấp cho ông/bà.")
                return redirect("portal:papers", draft_id=draft.pk)
            except Refused as refused:
                said = Said(said.values, said.chosen, {RESULT: refused.sentence})
    context = {"draft": draft, "questions": asked, "said": said}
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "portal/own_results.html", context, status=status)


def _questions(draft: Any, held: dict[str, Any]) -> list[Question]:
    results = [(code, f"{row.title}, số {row.number}, ngày {format_day(row.sealed_at)}") for code, row in held.items()]
    papers = [(one.key, one.name) for one in uploaded(draft.revision.paper_list) if "pdf" in one.accept]
    only = papers[0][0] if len(papers) == 1 else ""
    return [
        Question(RESULT, "Văn bản đã cấp", "Chọn văn bản ông/bà muốn dùng.", widget="radios", choices=results),
        Question(
            PAPER, "Dùng cho giấy tờ", "Chọn giấy tờ mà văn bản này thay.", widget="radios", choices=papers, value=only
        ),
    ]


def _attach(request: HttpRequest, draft: Any, result: Any, key: str) -> None:
    """The file goes with the paper once, however often it is chosen."""
    if any(row.key == key and row.upload.blob_id == result.sealed_blob_id for row in draft.papers.all()):
        return
    by, at, name = account(request), doorclock.now(), f"{result.number.replace('/', '-')} ({result.dossier.code}).pdf"
    upload = upload_whole(content_of(result.sealed_blob), name=name, by=by, at=at)
    attach_paper(draft.pk, key, upload.pk, by=by, at=at)
