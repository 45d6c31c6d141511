"""The limit: a bare WSGI application on the same server and PostgreSQL, without framework, rights or checks.

POST /file writes in one statement what filing a dossier writes: number, dossier, step, journal row, job. GET /read
and GET /worklist send one statement and its rows as JSON.
"""

import json
import os
import threading
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

import psycopg
from psycopg.types.json import Jsonb

FILE = """
WITH number AS (
  INSERT INTO counters_counter (book, value) VALUES (%(book)s, 1)
  ON CONFLICT (book) DO UPDATE SET value = counters_counter.value + 1 RETURNING value
), dossier AS (
  INSERT INTO dossiers_dossier (code, filing_key, channel, state, regime, revision_id, agency_id, unit_id, desk_id,
    applicant_id, applicant_name, applicant_identity_no, applicant_phone, applicant_email, applicant_address, data,
    holder_role, holder_agency_id, step_position, held_since, submitted_at, timeliness, returned_how, returned_to)
  SELECT %(prefix)s || lpad(value::text, 4, '0'), %(key)s, 'online', 'submitted', %(regime)s, %(revision)s, %(agency)s,
    %(unit)s, %(desk)s, %(person)s, %(name)s, %(identity_no)s, %(phone)s, '', %(address)s, %(data)s, 'receiver',
    %(desk)s, 0, now(), now(), '', '', '' FROM number
  RETURNING id, code
), step AS (
  INSERT INTO dossiers_step (dossier_id, position, key, name, role, agency_id, opened_at)
  SELECT id, 0, 'receive', 'Tiếp nhận hồ sơ', 'receiver', %(desk)s, now() FROM dossier
), entry AS (
  INSERT INTO journal_entry (at, kind, actor_id, agency_id, subject, subject_id, data, digest)
  SELECT now(), 'dossier.submitted', %(user)s, %(agency)s, 'dossier', id, jsonb_build_object('code', code, 'channel',
    'online', 'channel_name', 'trực tuyến', 'procedure', %(procedure)s::text, 'files', 0), repeat('0', 64) FROM dossier
  RETURNING id
)
SELECT code, procrastinate_defer_jobs_v1(ARRAY[ROW('reactions', 'reactions.follow', 0, NULL, NULL,
  jsonb_build_object('entry_id', entry.id), NULL)::procrastinate_job_to_defer_v1]) FROM dossier, entry
"""
READ = """
SELECT d.code, d.state, d.submitted_at, d.received_at, d.due_at, r.name, a.name, k.name, k.phone
FROM dossiers_dossier d JOIN procedures_revision r ON r.id = d.revision_id
JOIN organisation_agency a ON a.id = d.agency_id JOIN organisation_agency k ON k.id = d.desk_id
WHERE d.code = %(code)s
"""
WORKLIST = """
SELECT d.code, d.state, d.applicant_name, d.due_at, r.name FROM dossiers_dossier d
JOIN procedures_revision r ON r.id = d.revision_id
WHERE d.state NOT IN ('returned', 'refused', 'withdrawn', 'closed') AND d.holder_agency_id = %(agency)s AND d.holder_role = %(role)s
ORDER BY d.due_at, d.submitted_at LIMIT 21
"""

_local = threading.local()
_facts: dict[str, Any] = json.loads(os.environ.get("BENCH_FACTS", "{}"))


def _connection() -> psycopg.Connection[tuple[Any, ...]]:
    if not hasattr(_local, "connection"):
        _local.connection = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)
    connection: psycopg.Connection[tuple[Any, ...]] = _local.connection
    return connection


def _file(environ: dict[str, Any]) -> Any:
    sent = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
    place = _facts["places"][sent["agency"]]
    values = {**_facts["person"], **place, "key": UUID(environ["HTTP_IDEMPOTENCY_KEY"]), "data": Jsonb(sent["data"])}
    row = _connection().execute(FILE, values).fetchone()
    return {"code": row[0] if row else None}


def _rows(statement: str, environ: dict[str, Any]) -> Any:
    asked = {name: values[0] for name, values in parse_qs(environ["QUERY_STRING"]).items()}
    return _connection().execute(statement, asked).fetchall()


ROUTES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "/file": _file,
    "/read": lambda environ: _rows(READ, environ),
    "/worklist": lambda environ: _rows(WORKLIST, environ),
    "/healthz": lambda environ: "ok",
}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    body = json.dumps(ROUTES[environ["PATH_INFO"]](environ), default=str).encode()
    status = "201 Created" if environ["PATH_INFO"] == "/file" else "200 OK"
    start_response(status, [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
