"""A citizen's unfiled applications, and files on their way into one."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Field, File, Router, Schema
from ninja.files import UploadedFile
from ninja.responses import Status

from motcua.api.caller import caller
from motcua.api.problems import Problem
from motcua.api.values import Code, FormData
from motcua.dossiers.actions.save_draft import save_draft
from motcua.dossiers.actions.start_draft import start_draft
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.queries import draft_of
from motcua.files.actions import upload_whole
from motcua.files.rules.kinds import why_wrong_size
from motcua.kernel import doorclock
from motcua.kernel.refusals import refuse_if
from motcua.procedures.rules.form_sentences import unknown_field

router = Router(tags=["drafts"])
ERRORS = {code: Problem for code in (400, 401, 403, 404, 409, 413, 422)}


class NewDraft(Schema):
    procedure: Code
    agency: Code


class DraftSave(Schema):
    """Typed values, right or wrong. An older `version` that arrives late changes nothing."""

    data: FormData
    version: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


class DraftAnswer(Schema):
    id: UUID
    procedure: str
    agency: str
    data: dict[str, Any]
    version: int
    updated_at: datetime


class UploadAnswer(Schema):
    id: UUID
    name: str
    size: int
    kind: str
    sha256: str


@router.post("drafts", response={201: DraftAnswer, **ERRORS})
def begin_draft(request: HttpRequest, body: NewDraft) -> Status[Any]:
    """Begin an application, prefilled from the citizen's own record."""
    draft = start_draft(body.procedure, body.agency, by=caller(request), at=doorclock.now())
    return Status(201, _as_answer(draft))


@router.get("drafts/{draft_id}", response={200: DraftAnswer, **ERRORS})
def read_draft(request: HttpRequest, draft_id: UUID) -> dict[str, Any]:
    """One of the citizen's own drafts."""
    return _as_answer(_own(request, draft_id))


@router.put("drafts/{draft_id}", response={200: DraftAnswer, **ERRORS})
def write_draft(request: HttpRequest, draft_id: UUID, body: DraftSave) -> dict[str, Any]:
    """Keep what has been typed so far; fields that are not sent keep their values."""
    form = _own(request, draft_id).revision.form_definition
    unknown = {name: unknown_field(name) for name in body.data if name not in form.properties}
    if unknown:
        raise Incomplete(unknown, {})
    save_draft(draft_id, body.data, version=body.version, by=caller(request), at=doorclock.now())
    return _as_answer(_own(request, draft_id))


@router.post("uploads", response={201: UploadAnswer, **ERRORS})
def upload_file(request: HttpRequest, file: File[UploadedFile]) -> Status[Any]:
    """A file for a paper, whole; it is checked by its content. Large files go piece by piece through the portal."""
    name = file.name or "tep"
    refuse_if(why_wrong_size(file.size or 0, settings.UPLOAD_MAX_BYTES, name))
    upload = upload_whole(file.read(), name=name.replace("\x00", ""), by=caller(request), at=doorclock.now())
    blob: Any = upload.blob
    answer = {"id": upload.pk, "name": upload.name, "size": upload.size}
    return Status(201, {**answer, "kind": blob.kind, "sha256": blob.sha256})


def _own(request: HttpRequest, draft_id: UUID) -> Any:
    draft = draft_of(caller(request), draft_id)
    if draft is None:
        raise Http404
    return draft


def _as_answer(draft: Any) -> dict[str, Any]:
    return {
        "id": draft.pk,
        "procedure": draft.revision.procedure.code,
        "agency": draft.competence.agency.code,
        "data": draft.data,
        "version": draft.version,
        "updated_at": draft.updated_at,
    }
