"""The public registry of procedures: search, and one procedure with papers, fees, form and places."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema

from motcua.api.problems import Problem
from motcua.api.values import Code
from motcua.kernel import doorclock
from motcua.procedures import queries
from motcua.procedures.rules.online import OnlineLevel

router = Router(tags=["procedures"])


class Search(Schema):
    """What a person typed, and which part of the list."""

    q: str = Field("", max_length=200)
    limit: int = Field(20, ge=1, le=100)
    offset: int = Field(0, ge=0, le=10_000)


class Listed(Schema):
    """A procedure in a list. `online` is empty when it is not offered as an online service."""

    code: str
    name: str
    field: str
    level: str
    term: str
    online: str


class ProcedureList(Schema):
    items: list[Listed]


class Place(Schema):
    """Who settles it: the deciding authority, with the desk that receives it."""

    agency: str
    agency_name: str
    desk: str
    desk_name: str


class Procedure(Listed):
    """What a procedure says today. `form` is {schema: JSON Schema 2020-12, ui, messages}."""

    revision: int
    result: str
    term_note: str
    papers: list[dict[str, Any]]
    fees: list[dict[str, Any]]
    steps: list[dict[str, Any]]
    form: dict[str, Any]
    legal_basis: list[str]
    assumed: list[str]
    places: list[Place]


@router.get("procedures", response={200: ProcedureList, 422: Problem}, auth=None)
def find_procedures(
    request: HttpRequest,
    wanted: Query[Search],
) -> dict[str, Any]:
    """Procedures in force, best match first; all of them by name without `q`."""
    today = doorclock.today()
    last = wanted.offset + wanted.limit
    if wanted.q.strip():
        codes = [hit.code for hit in queries.search(wanted.q, on=today, limit=last)[wanted.offset :]]
        rows = queries.revisions_named(codes, on=today)
    else:
        rows = list(queries.listed(today)[wanted.offset : last])
    levels = queries.online_levels(today)
    return {"items": [_listed(row, levels.get(row.procedure_id)) for row in rows]}


@router.get("procedures/{code}", response={200: Procedure, 404: Problem, 422: Problem}, auth=None)
def read_procedure(request: HttpRequest, code: Code) -> dict[str, Any]:
    """One procedure as it is in force today."""
    today = doorclock.today()
    row = queries.revision_of(code, on=today)
    if row is None:
        raise Http404
    return {
        **_listed(row, queries.online_level_on(code, on=today)),
        "revision": row.number,
        "result": row.result_name,
        "term_note": row.term_note,
        "papers": row.papers,
        "fees": row.fees,
        "steps": row.steps,
        "form": row.form_definition.as_json(),
        "legal_basis": row.legal_basis,
        "assumed": row.assumed,
        "places": _places(code, today),
    }


def _listed(row: Any, online: OnlineLevel | None) -> dict[str, Any]:
    return {
        "code": row.procedure.code,
        "name": row.name,
        "field": row.field.name,
        "level": row.procedure.level,
        "term": str(row.term),
        "online": online.value if online else "",
    }


def _places(code: str, on: date) -> list[dict[str, str]]:
    return [
        {
            "agency": row.agency.code,
            "agency_name": row.agency.name,
            "desk": row.desk.code,
            "desk_name": row.desk.name,
        }
        for row in queries.competences_of(code, on=on)
    ]
