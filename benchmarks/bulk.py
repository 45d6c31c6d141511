"""Many dossiers at once: written by SQL, spread over all who settle something, with steps and figures that agree.

Only a measurement may do this. Of a thousand dossiers 960 are returned; the others wait at each place of the way.
"""

from benchmarks.world import say

GROUND = """
CREATE TEMP TABLE ground AS
SELECT row_number() OVER (ORDER BY c.id) - 1 AS place, c.agency_id, c.unit_id, c.desk_id, r.id AS revision_id, r.field_id,
       d.ecode, (SELECT id FROM people_person ORDER BY id LIMIT 1) AS person_id
FROM procedures_competence c
JOIN organisation_agency d ON d.id = c.desk_id
JOIN procedures_revision r ON r.procedure_id = c.procedure_id AND r.status = 'published' AND r.effective_to IS NULL
WHERE c.valid_to IS NULL
"""
# Per dossier: when it came (the open ones in the last two weeks), how far it is, on which day it was settled.
BORN = """
CREATE TEMP TABLE born AS
SELECT n, g.*, n %% 1000 AS lot, (n * 7 %% 10) < 6 AS online,
  CASE WHEN n %% 1000 < 960 THEN now() - interval '20 days' - (n * 37 %% 1000) * interval '1 day'
       ELSE now() - (n * 13 %% 14) * interval '1 day' END - (n %% 480) * interval '1 minute' AS submitted_at
FROM generate_series(%(first)s::bigint, %(last)s::bigint) n
JOIN ground g ON g.place = n %% (SELECT count(*) FROM ground)
"""
STATE = """
  CASE WHEN lot < 960 THEN 'returned' WHEN lot < 964 THEN 'submitted' WHEN lot < 976 THEN 'received'
       WHEN lot < 982 THEN 'processing' WHEN lot < 990 THEN 'proposed' WHEN lot < 995 THEN 'signed' ELSE 'done' END
"""
LIVED = f"""
CREATE TEMP TABLE lived AS
SELECT b.*, {STATE} AS state, CASE WHEN lot < 960 THEN 5 WHEN lot < 964 THEN 0 WHEN lot < 982 THEN 2 WHEN lot < 990 THEN 3
         WHEN lot < 995 THEN 4 ELSE 5 END AS step,
  submitted_at + interval '2 hours' AS received_at, submitted_at + interval '5 days' AS due_at,
  submitted_at + CASE WHEN lot %% 20 < 14 THEN interval '3 days' WHEN lot %% 20 < 19 THEN interval '5 days'
                      ELSE interval '7 days' END AS settled_at,
  CASE WHEN lot %% 20 < 14 THEN 'EARLY' WHEN lot %% 20 < 19 THEN 'ON_TIME' ELSE 'LATE' END AS timeliness
FROM born b
"""
DOSSIERS = """
INSERT INTO dossiers_dossier (code, filing_key, channel, state, regime, revision_id, agency_id, unit_id, desk_id,
  applicant_id, applicant_name, applicant_identity_no, applicant_phone, applicant_email, applicant_address, data,
  holder_role, holder_agency_id, step_position, held_since, submitted_at, received_at, due_at, due_on, settled_at,
  timeliness, returned_at, returned_how, returned_to)
SELECT ecode || to_char(submitted_at, '-YYMMDD-') || 100000 + n, gen_random_uuid(),
  CASE WHEN online THEN 'online' ELSE 'direct' END, state, 'nd-118-2025', revision_id, agency_id, unit_id, desk_id,
  person_id, 'Người nộp thứ ' || n, lpad(n::text, 12, '0'), '0900000123', '', 'Ấp Mẫu', '{}',
  CASE step WHEN 0 THEN 'receiver' WHEN 2 THEN 'specialist' WHEN 3 THEN 'leader' WHEN 4 THEN 'document_clerk'
            ELSE 'receiver' END,
  CASE WHEN step = 2 THEN unit_id WHEN step IN (3, 4) THEN agency_id ELSE desk_id END, step, submitted_at, submitted_at,
  CASE WHEN state <> 'submitted' THEN received_at END, CASE WHEN state <> 'submitted' THEN due_at END,
  CASE WHEN state <> 'submitted' THEN (due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END,
  CASE WHEN state IN ('done', 'returned') THEN settled_at END,
  CASE WHEN state IN ('done', 'returned') THEN timeliness ELSE '' END,
  CASE WHEN state = 'returned' THEN settled_at + interval '3 hours' END, '', ''
FROM lived
"""
# The way walked: every step before the present one is closed, the present one is open unless the dossier is returned.
STEPS = """
INSERT INTO dossiers_step (dossier_id, position, key, name, role, agency_id, opened_at, closed_at)
SELECT d.id, s.place, s.key, s.name, s.role,
  CASE s.place WHEN 2 THEN d.unit_id WHEN 3 THEN d.agency_id WHEN 4 THEN d.agency_id ELSE d.desk_id END,
  d.submitted_at + s.place * interval '1 hour',
  CASE WHEN s.place < d.step_position OR d.state = 'returned' THEN d.submitted_at + (s.place + 1) * interval '1 hour' END
FROM dossiers_dossier d
JOIN (VALUES (0, 'receive', 'Tiếp nhận hồ sơ', 'receiver'), (2, 'propose', 'Thẩm tra và trình kết quả', 'specialist'),
             (3, 'sign_result', 'Ký duyệt kết quả', 'leader'), (4, 'seal', 'Đóng dấu kết quả', 'document_clerk'),
             (5, 'return_result', 'Trả kết quả', 'receiver')) AS s (place, key, name, role) ON s.place <= d.step_position
WHERE d.id > %(after)s
"""
# The cuts of the figures: everything told apart; authority and unit; field.
CUT = "CASE WHEN grouping(unit_id) = 1 THEN 'field' WHEN grouping(field_id) = 1 THEN 'unit' ELSE 'full' END"
GRAINS = "(VALUES ('day'), ('month'), ('year')) AS grains (grain)"
FIRST = "CASE grain WHEN 'day' THEN day ELSE date_trunc(grain, day)::date END"
CUTS = """
GROUP BY GROUPING SETS ((2, 3, agency_id, unit_id, desk_id, field_id, channel), (2, 3, agency_id, unit_id, channel),
                        (2, 3, field_id, channel))
"""
FIGURES = f"""
INSERT INTO monitoring_figure (cut, grain, day, agency_id, unit_id, desk_id, field_id, channel, submitted, received,
  settled_early, settled_on_time, settled_late, returned, ballots, satisfied, turned_away, refused, withdrawn, closed,
  late_apologised)
SELECT {CUT}, grain, {FIRST}, agency_id, unit_id, desk_id, field_id, channel, sum((what = 's')::int),
  sum((what = 'r')::int), sum((what = 'EARLY')::int), sum((what = 'ON_TIME')::int), sum((what = 'LATE')::int),
  sum((what = 'b')::int), 0, 0, 0, 0, 0, 0, 0
FROM {GRAINS}, dossiers_dossier d
JOIN procedures_revision r ON r.id = d.revision_id
CROSS JOIN LATERAL (VALUES ('s', d.submitted_at), ('r', d.received_at), (d.timeliness, d.settled_at),
                           ('b', d.returned_at)) AS fact (what, at)
CROSS JOIN LATERAL (SELECT (fact.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) AS local
WHERE fact.at IS NOT NULL
{CUTS}
"""
OPEN = f"""
INSERT INTO monitoring_openbydue (cut, grain, due_on, agency_id, unit_id, desk_id, field_id, channel, open)
SELECT {CUT}, grain, {FIRST}, agency_id, unit_id, desk_id, field_id, channel, count(*)
FROM {GRAINS}, dossiers_dossier d
JOIN procedures_revision r ON r.id = d.revision_id
CROSS JOIN LATERAL (SELECT d.due_on AS day) AS local
WHERE due_on IS NOT NULL AND settled_at IS NULL
{CUTS}
"""
PIECE = 100_000


def fill(total: int) -> None:
    """Bring the dossiers to `total`, in pieces, then count the figures anew and tell the planner."""
    from django.db import connection

    with connection.cursor() as cursor:
        # Foreign keys are right by construction; checking each would take most of the time.
        cursor.execute("SET session_replication_role = replica; SET synchronous_commit = off")
        cursor.execute(f"DROP TABLE IF EXISTS ground; {GROUND}")
        cursor.execute("SELECT count(*), coalesce(max(id), 0) FROM dossiers_dossier")
        have, _ = cursor.fetchone()
        while have < total:
            piece = min(PIECE, total - have)
            _add(cursor, have, have + piece - 1)
            have += piece
            say(f"{have:,} dossiers")
        cursor.execute("TRUNCATE monitoring_figure, monitoring_openbydue")
        cursor.execute(FIGURES)
        cursor.execute(OPEN)
        cursor.execute("SET session_replication_role = DEFAULT; SET synchronous_commit = DEFAULT")
        cursor.execute("VACUUM (ANALYZE) dossiers_dossier, dossiers_step, monitoring_figure, monitoring_openbydue")


def _add(cursor, first: int, last: int) -> None:  # type: ignore[no-untyped-def]
    cursor.execute("SELECT coalesce(max(id), 0) FROM dossiers_dossier")
    after = cursor.fetchone()[0]
    cursor.execute("DROP TABLE IF EXISTS born, lived")
    cursor.execute(BORN, {"first": first, "last": last})
    cursor.execute(LIVED.replace("%%", "%"))
    cursor.execute(DOSSIERS)
    cursor.execute(STEPS, {"after": after})
