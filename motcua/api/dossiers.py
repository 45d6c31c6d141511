"""Filing, and reading one's own dossiers."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import Field, Router, Schema
from ninja.params.functions import Header

from motcua.api.caller import caller
from motcua.api.problems import Problem, strict
from motcua.api.values import Code, FormData, Key
from motcua.dossiers import queries
from motcua.dossiers.actions.submit_directly import DirectFiling, submit_directly
from motcua.kernel import doorclock

router = Router(tags=["dossiers"])
ERRORS = {code: Problem for code in (400, 401, 403, 404, 409, 413, 422)}


class Filing(Schema):
    """An application. `papers` maps the key of a required paper to the ids of the uploads put with it."""

    procedure: Code
    agency: Code
    data: FormData
    papers: Annotated[dict[Key, Annotated[list[UUID], Field(max_length=20)]], Field(max_length=60)] = {}


class Filed(Schema):
    """The code by which the dossier is known from now on."""

    code: str
    submitted_at: datetime
    state: str


class Milestone(Schema):
    """A step as a citizen sees it: `state` is done, now or next."""

    name: str
    place: str
    phone: str
    state: str
    since: datetime | None
    done_at: datetime | None


class FiledPaper(Schema):
    key: str
    name: str
    file_name: str
    size: int | None
    sha256: str | None


class HistoryLine(Schema):
    at: datetime
    sentence: str


class DossierAnswer(Schema):
    """One's own dossier. `why` tells how the due moment was counted."""

    code: str
    procedure: str
    procedure_name: str
    agency: str
    desk: str
    channel: str
    state: str
    state_name: str
    submitted_at: datetime
    received_at: datetime | None
    due_at: datetime | None
    why: list[str]
    settled_at: datetime | None
    returned_at: datetime | None
    data: dict[str, Any]
    papers: list[FiledPaper]
    milestones: list[Milestone]
    history: list[HistoryLine]


@router.post("dossiers", response={201: Filed, **ERRORS})
def file_dossier(
    request: HttpRequest,
    body: Filing,
    idempotency_key: Annotated[UUID, Header(alias="Idempotency-Key")],
) -> HttpResponse:
    """File an application. The same `Idempotency-Key` (a UUID of the client) files once, however often it is sent."""
    filing = DirectFiling(idempotency_key, body.procedure, body.agency, body.data, body.papers)
    dossier = submit_directly(filing, by=caller(request), at=doorclock.now())
    # Written as `Filed` says; a framework that reads its own values once more costs the busiest call of the system time.
    filed = {"code": dossier.code, "submitted_at": dossier.submitted_at, "state": dossier.state}
    return strict(JsonResponse(filed, status=201, headers={"Location": f"{request.path}/{dossier.code}"}))


@router.get("dossiers/{code}", response={200: DossierAnswer, **ERRORS})
def read_dossier(request: HttpRequest, code: Code) -> dict[str, Any]:
    """One of the citizen's own dossiers, whole."""
    dossier = queries.for_citizen(caller(request), code)
    if dossier is None:
        raise Http404
    return {
        "code": dossier.code,
        "procedure": dossier.revision.procedure.code,
        "procedure_name": dossier.revision.name,
        "agency": dossier.agency.name,
        "desk": dossier.desk.name,
        "channel": dossier.channel,
        "state": dossier.state,
        "state_name": dossier.state_name,
        "submitted_at": dossier.submitted_at,
        "received_at": dossier.received_at,
        "due_at": dossier.due_at,
        "why": [step.text for step in dossier.deadline.arithmetic] if dossier.deadline else [],
        "settled_at": dossier.settled_at,
        "returned_at": dossier.returned_at,
        "data": dossier.data,
        "papers": _papers(dossier),
        "milestones": [vars(one) for one in queries.milestones(dossier)],
        "history": [{"at": line.at, "sentence": line.sentence} for line in queries.history_of(dossier)],
    }


def _papers(dossier: Any) -> list[dict[str, Any]]:
    return [
        {
            "key": paper.key,
            "name": paper.name,
            "file_name": paper.file_name,
            "size": paper.blob.size if paper.blob else None,
            "sha256": paper.blob.sha256 if paper.blob else None,
        }
        for paper in queries.papers_of(dossier)
    ]
