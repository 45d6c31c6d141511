"""Reading everything once more, and filing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers.actions.submit import submit as file_draft
from motcua.dossiers.actions.submit_for_another import submit_for_another
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.entrusted import filed_for_another
from motcua.dossiers.queries import draft_of
from motcua.dossiers.representing import representation_of
from motcua.files.rules.kinds import KIND_NAMES
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.reference.policies import may_file_online
from motcua.reference.queries import portal_mode_on
from motcua.web.kit.access import account
from motcua.web.kit.forms import draw, summarise
from motcua.web.portal.answers import keep
from motcua.web.portal.citizens import citizen_only, with_draft
from motcua.web.portal.papers import field_name, uploaded

UNPROCESSABLE, CONFLICT = 422, 409


@with_draft
@require_safe
def review(request: HttpRequest, draft: Any) -> HttpResponse:
    """All answers with their way back, and the files with their sizes."""
    return render(request, "portal/review.html", _context(draft, []))


@citizen_only
@require_POST
def submit(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    """File it. What is not right comes back as sentences with links to the field or paper; nothing is lost."""
    draft: Any = draft_of(account(request), draft_id)
    if draft is not None:
        keep(request, draft, draft.data, tuple(draft.data))
    try:
        dossier = _act(request, draft, draft_id)(draft_id, by=account(request), at=doorclock.now())
    except ObjectDoesNotExist as stranger:
        raise Http404 from stranger
    except Incomplete as incomplete:
        draft = draft_of(account(request), draft_id)
        return render(request, "portal/review.html", _context(draft, _links(draft, incomplete)), status=UNPROCESSABLE)
    except Refused as refusal:
        told = [{"text": refusal.sentence, "href": "#main-content"}]
        draft = draft_of(account(request), draft_id)
        if draft is None:
            raise
        return render(request, "portal/review.html", _context(draft, told), status=CONFLICT)
    return redirect("portal:filed", code=dossier.code)


def _act(request: HttpRequest, draft: Any, draft_id: UUID) -> Callable[..., Any]:
    """The act that files this draft, or filed it before: for oneself, or for somebody one acts for."""
    for_another = draft.for_another if draft else filed_for_another(account(request), draft_id)
    return submit_for_another if for_another else file_draft


def _links(draft: Any, incomplete: Incomplete) -> list[dict[str, str]]:
    """Each sentence with the address of the field or paper it speaks of."""
    where = {field.name: page.number for page in draw(draft.revision.form_definition).pages for field in page.fields}
    found = []
    for name, sentence in incomplete.fields.items():
        address = reverse("portal:answers", args=[draft.pk, where.get(name, 1)])
        found.append({"text": sentence, "href": f"{address}?kiem-tra=1#{name}"})
    papers = {paper.key: paper for paper in draft.revision.paper_list}
    address = reverse("portal:papers", args=[draft.pk])
    for key, sentence in incomplete.papers.items():
        found.append({"text": sentence, "href": f"{address}?kiem-tra=1#{field_name(papers[key])}"})
    return found


def _context(draft: Any, errors: list[dict[str, str]]) -> dict[str, Any]:
    form = draft.revision.form_definition
    pages = draw(form).pages
    numbers = {page.title: page.number for page in pages}
    rows = list(draft.papers.all())
    return {
        "draft": draft,
        "represented": representation_of(draft.pk) if draft.for_another else None,
        "errors": errors,
        "why_not": may_file_online(portal_mode_on(doorclock.today())),
        "sections": [(numbers[title], title, told) for title, told in summarise(form, draft.data)],
        "papers": [
            (paper, [_file(draft, row) for row in rows if row.key == paper.key]) for paper in _relevant(draft, rows)
        ],
        "step": len(pages) + 2,
        "steps": len(pages) + 2,
    }


def _relevant(draft: Any, rows: list[Any]) -> list[Any]:
    """The papers that must be there and those that are."""
    attached = {row.key for row in rows}
    return [paper for paper in uploaded(draft.revision.paper_list) if paper.must_be_uploaded or paper.key in attached]


def _file(draft: Any, row: Any) -> dict[str, Any]:
    blob = row.upload.blob
    if blob is None:
        return {"name": row.upload.name, "size": row.upload.size, "note": "chưa tải xong"}
    address = reverse("portal:draft_file", args=[draft.pk, row.pk])
    return {"name": row.upload.name, "size": blob.size, "kind": KIND_NAMES.get(blob.kind, ""), "href": address}
