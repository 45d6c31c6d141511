"""The files of an application: one question for each paper the procedure asks for."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers.actions.attach_paper import attach_paper
from motcua.dossiers.actions.detach_paper import detach_paper
from motcua.dossiers.queries import draft_of
from motcua.files.actions import upload_whole
from motcua.files.queries import content_of
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.procedures.rules.papers import Paper, Signed, missing_papers
from motcua.web.kit.access import account
from motcua.web.kit.downloads import file_response
from motcua.web.kit.forms import draw
from motcua.web.portal.citizens import with_draft

UNPROCESSABLE = 422
SIGNED_WORDS = {
    Signed.NONE: "",
    Signed.OPTIONAL: "Tệp PDF đã ký số càng tốt, không bắt buộc.",
    Signed.REQUIRED: "Phải là tệp PDF có chữ ký số.",
}


@with_draft
@require_http_methods(["GET", "POST"])
def papers(request: HttpRequest, draft: Any) -> HttpResponse:
    """Files that arrived piece by piece, or all at once from a browser without script; nothing received is lost."""
    errors: dict[str, str] = {}
    if request.method == "POST":
        errors = _take(request, draft)
        draft = draft_of(account(request), draft.pk)
        if "sau" in request.POST and not errors:
            return redirect("portal:mine")
        if "them" in request.POST and not errors:
            return redirect("portal:papers", draft_id=draft.pk)
        errors = {**missing(draft), **errors}
        if not errors:
            return redirect("portal:review", draft_id=draft.pk)
    elif "kiem-tra" in request.GET:
        errors = missing(draft)
    status = UNPROCESSABLE if request.method == "POST" else 200
    return render(request, "portal/papers.html", _context(draft, errors), status=status)


@with_draft
@require_safe
def draft_file(request: HttpRequest, draft: Any, paper_id: int) -> HttpResponse:
    """A file already received, for looking at it before filing."""
    row = next((row for row in draft.papers.all() if row.pk == paper_id and row.upload.blob), None)
    if row is None:
        raise Http404
    blob = row.upload.blob
    return file_response(content_of(blob), name=row.upload.name, kind=blob.kind, inline=True)


def attach_received(request: HttpRequest, draft: Any, posted: Any) -> None:
    """Put uploads with their papers (`giay_to__<key>_id`) and take off what was removed (`giay_to__<key>_remove`)."""
    if not hasattr(posted, "getlist"):
        return
    attached = {row.upload_id: row.pk for row in draft.papers.all()}
    for paper in uploaded(draft.revision.paper_list):
        removed = _ids(posted.getlist(f"{field_name(paper)}_remove"))
        for upload_id in removed & set(attached):
            detach_paper(draft.pk, attached[upload_id], by=account(request))
        for upload_id in _ids(posted.getlist(f"{field_name(paper)}_id")) - removed - set(attached):
            attach_paper(draft.pk, paper.key, upload_id, by=account(request), at=doorclock.now())


def field_name(paper: Paper) -> str:
    """The name of a paper's question on the page."""
    return f"giay_to__{paper.key}"


def uploaded(papers: list[Paper]) -> list[Paper]:
    """The papers an online applicant uploads; the others are only shown at the desk."""
    return [paper for paper in papers if paper.is_uploaded]


def missing(draft: Any) -> dict[str, str]:
    """A sentence for each paper that is still needed, by paper key."""
    attached = {row.key for row in draft.papers.all()}
    return {
        paper.key: f"Chưa có “{paper.name}”. Ông/bà hãy tải lên tệp hoặc ảnh chụp giấy tờ này."
        for paper in missing_papers(draft.revision.paper_list, attached)
    }


def _take(request: HttpRequest, draft: Any) -> dict[str, str]:
    """Attach, remove and receive; a sentence for each paper with a file that cannot be used."""
    attach_received(request, draft, request.POST)
    errors: dict[str, str] = {}
    for paper in uploaded(draft.revision.paper_list):
        for file in request.FILES.getlist(field_name(paper)):
            try:
                upload = upload_whole(file.read(), name=file.name or "", by=account(request), at=doorclock.now())
                attach_paper(draft.pk, paper.key, upload.pk, by=account(request), at=doorclock.now())
            except Refused as refused:
                errors[paper.key] = refused.sentence
    return errors


def _ids(texts: list[str]) -> set[UUID]:
    """What of the sent text is an upload's number; the rest is nobody's file."""
    found = set()
    for text in texts:
        try:
            found.add(UUID(text))
        except ValueError:
            continue
    return found


def _context(draft: Any, errors: dict[str, str]) -> dict[str, Any]:
    form_pages = len(draw(draft.revision.form_definition).pages)
    paper_list = draft.revision.paper_list
    return {
        "draft": draft,
        "errors": {field_name(paper): errors[paper.key] for paper in paper_list if paper.key in errors},
        "questions": [_question(paper, draft, errors) for paper in uploaded(paper_list)],
        "shown_at_desk": [paper for paper in paper_list if not paper.is_uploaded],
        "step": form_pages + 1,
        "steps": form_pages + 2,
        "back": reverse("portal:answers", args=[draft.pk, form_pages]),
    }


def _question(paper: Paper, draft: Any, errors: dict[str, str]) -> dict[str, Any]:
    rows = [row for row in draft.papers.all() if row.key == paper.key]
    return {
        "name": field_name(paper),
        "label": paper.name,
        "hint": _hint(paper),
        "accept": [*paper.accept, *(["jpeg"] if "jpg" in paper.accept else [])],
        "required": paper.must_be_uploaded,
        "usual": not paper.when or bool(rows) or paper.key in errors,
        "error": errors.get(paper.key),
        "files": [{"id": row.upload_id, "name": row.upload.name, "size": row.upload.size} for row in rows],
    }


def _hint(paper: Paper) -> str:
    kinds = ", ".join(kind.upper() for kind in paper.accept)
    when = f"Chỉ cần khi {paper.when}. " if paper.when else ""
    return f"{when}Tệp {kinds}. {SIGNED_WORDS[paper.signed]}".strip()
