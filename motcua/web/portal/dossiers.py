"""A citizen's own dossiers: the list, one of them, the confirmation of filing, its files, its rating."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers import queries
from motcua.dossiers.entrusted import Standing, entrusted_to
from motcua.dossiers.form_list import FormDue, form_blob, form_due, further_forms
from motcua.dossiers.parts import part_result
from motcua.dossiers.representing import representative_of
from motcua.files.queries import content_of
from motcua.files.rules.kinds import KIND_NAMES
from motcua.kernel import doorclock
from motcua.notifications.actions import mark_read
from motcua.notifications.queries import messages_of, unread_count
from motcua.web.kit.access import account
from motcua.web.kit.course import changes_of
from motcua.web.kit.downloads import file_response
from motcua.web.kit.linked import linked_of, result_position
from motcua.web.portal.citizens import citizen_only
from motcua.web.portal.progress import progress_of
from motcua.web.portal.ratings import NOT_THEIRS, cast, rating_of
from motcua.web.portal.standing import filed_by, standing
from motcua.web.portal.supplement import may_stop

PAGE_SIZE = 20
MESSAGES = 5
UNPROCESSABLE = 422
MAKING = "đang lập, thường xong trong một phút"


@citizen_only
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Drafts to go on with, messages, and dossiers, newest first."""
    now = doorclock.now()
    page = Paginator(queries.of_citizen(account(request)), PAGE_SIZE).get_page(request.GET.get("trang"))
    context = {
        "drafts": queries.drafts_of(account(request)),
        "page": page,
        "entrusted": entrusted_to(account(request)),
        "news": messages_of(account(request).pk, limit=MESSAGES),
        "unread": unread_count(account(request).pk),
        "now": now,
    }
    return render(request, "portal/mine.html", context)


@citizen_only
@require_POST
def read(request: HttpRequest) -> HttpResponse:
    """The messages have been seen."""
    mark_read(account(request).pk, at=doorclock.now())
    return redirect("portal:mine")


@citizen_only
@require_safe
def dossier(request: HttpRequest, code: str) -> HttpResponse:
    """One's own dossier: where it is, by when, who has it, every file, the history."""
    found = standing(request, code)
    return render(request, "portal/dossier.html", _context(request, found, rating_of(found.dossier)))


@citizen_only
@require_safe
def filed(request: HttpRequest, code: str) -> HttpResponse:
    """The confirmation: the code, what happens next, every file with its size and SHA-256, the signed receipt."""
    own = filed_by(request, code)
    papers = _papers_of_ours(Standing(own))
    return render(request, "portal/filed.html", {"dossier": own, "files": _files(own), "papers": papers})


@citizen_only
@require_POST
def rate(request: HttpRequest, code: str) -> HttpResponse:
    """Cast one's ballot about a returned dossier."""
    own = _own(request, code)
    rating = cast(request, own, by=account(request))
    if rating is None:
        return redirect("portal:dossier", code=code)
    return render(request, "portal/dossier.html", _context(request, Standing(own), rating), status=UNPROCESSABLE)


@citizen_only
@require_safe
def dossier_file(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """A file the citizen handed in, as it was."""
    own = filed_by(request, code)
    paper = next((paper for paper in queries.papers_of(own) if paper.pk == paper_id), None)
    if paper is None or paper.blob is None:
        raise Http404
    return file_response(content_of(paper.blob), name=paper.file_name, kind=paper.blob.kind, inline=True)


@citizen_only
@require_safe
def dossier_document(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """A paper of ours: `xac-nhan-nop`, `giay-hen`, `ket-qua` or a form ("supplement-1"); 404 until it is there."""
    found = standing(request, code)
    blob = _blob(found, kind)
    if blob is None:
        raise Http404
    return file_response(content_of(blob), name=f"{kind}-{found.dossier.code}.pdf", kind=blob.kind, inline=True)


def _own(request: HttpRequest, code: str) -> Any:
    found = queries.for_citizen(account(request), code)
    if found is None:
        raise Http404
    return found


def _blob(found: Standing, kind: str) -> Any:
    """The file of one of our papers, None while there is none or when it is not for who asks.

    A result exists for its applicant, and who collects it for them, once it is sealed.
    """
    own = found.dossier
    if position := result_position(kind):
        return part_result(own, position) if found.collects and queries.is_settled(own) else None
    if kind == "ket-qua":
        result = queries.result_of(own) if found.collects else None
        return result.sealed_blob if result else None
    if kind == "xac-nhan-nop":
        return queries.filing_receipt_of(own) if found.files else None
    if kind == "giay-hen":
        return queries.receipt_of(own) if found.files else None
    form = form_due(own, kind)
    return form_blob(own, form) if form is not None and _is_for(found, form) else None


def _is_for(found: Standing, form: FormDue) -> bool:
    """Who only collects takes the refusal as they would take the result."""
    return not form.internal and (found.files or (found.collects and form.instead_of_result))


_TITLES = {
    "xac-nhan-nop": "Giấy xác nhận nộp hồ sơ",
    "giay-hen": "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    "ket-qua": "Văn bản kết quả đã ký số",
}


def _papers_of_ours(found: Standing) -> list[dict[str, Any]]:
    """Our papers for kit.files; receipts not made yet stand there without a link: one knows that they will come."""
    own = found.dossier
    expected = {
        "xac-nhan-nop": found.files and own.channel == "online",
        "giay-hen": found.files and own.received_at is not None,
        "ket-qua": False,
    }
    told = []
    for kind, title in _TITLES.items():
        blob = _blob(found, kind)
        if blob is not None:
            address = reverse("portal:dossier_document", args=[own.code, kind])
            told.append({"name": title, "href": address, "kind": "PDF", "size": blob.size})
        elif expected[kind]:
            told.append({"name": title, "note": MAKING})
    return told + [_form_of_ours(own, form) for form in further_forms(own) if _is_for(found, form)]


def _form_of_ours(own: Any, form: FormDue) -> dict[str, Any]:
    blob = form_blob(own, form)
    if blob is None:
        return {"name": form.title, "note": MAKING}
    address = reverse("portal:dossier_document", args=[own.code, form.name])
    return {"name": form.title, "href": address, "kind": "PDF", "size": blob.size}


def _files(own: Any) -> list[dict[str, Any]]:
    """What was handed in, for kit.files: the electronic files with their fingerprints, the paper copies counted."""
    found = []
    for paper in queries.papers_of(own):
        entry: dict[str, Any] = {"name": paper.name}
        if paper.blob:
            entry["href"] = reverse("portal:dossier_file", args=[own.code, paper.pk])
            entry |= {"kind": KIND_NAMES.get(paper.blob.kind, ""), "size": paper.blob.size, "sha256": paper.blob.sha256}
            entry["note"] = paper.file_name
        else:
            entry["note"] = f"bản giấy: {paper.originals} bản chính, {paper.copies} bản sao"
        found.append(entry)
    return found


def _officer(own: Any) -> str:
    """Who holds one's own dossier by name; the tracking page without a sign-in tells the unit alone."""
    return f"{own.holder_officer.full_name} ({own.holder_officer.title})" if own.holder_officer else ""


def _result_at(found: Standing) -> Any:
    """Where the results of the parts of a linked dossier are; none before the whole is decided."""
    if not (found.collects and queries.is_settled(found.dossier)):
        return None
    return lambda name: reverse("portal:dossier_document", args=[found.dossier.code, name])


def _history(own: Any) -> list[dict[str, Any]]:
    return [{"sentence": line.sentence, "at": line.at} for line in reversed(queries.history_of(own))]


def _context(request: HttpRequest, found: Standing, rating: dict[str, Any]) -> dict[str, Any]:
    own = found.dossier
    return {
        "dossier": own,
        "standing": found,
        "representative": representative_of(own) if found.acting is None else None,
        "progress": progress_of(own, doorclock.now(), files=found.files) | {"officer": _officer(own)},
        "files": _files(own) if found.files else [],
        "papers": _papers_of_ours(found),
        "parts": linked_of(own, _result_at(found))["parts"],
        "may_stop": may_stop(request, own),
        "changes": changes_of(own) if found.files else [],
        "rating": rating if found.acting is None else NOT_THEIRS,
        "rating_address": reverse("portal:rate", args=[own.code]),
        "history": _history(own) if found.files else [],
    }
