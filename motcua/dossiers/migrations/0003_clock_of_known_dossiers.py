"""Dossiers received before the ledger of the clock existed get their first interval and the promise they were given."""

from django.db import migrations

_BACKFILL = """
UPDATE dossiers_dossier SET term_from = received_at WHERE received_at IS NOT NULL;
INSERT INTO dossiers_interval (dossier_id, kind, cause, article, officer_id, started_at, ended_at)
SELECT id, 'running', 'receipt', 'Thời hạn tính từ khi tiếp nhận hồ sơ đầy đủ, hợp lệ', received_by_id, received_at,
       settled_at FROM dossiers_dossier WHERE received_at IS NOT NULL;
INSERT INTO dossiers_promise (dossier_id, cause, article, due_at, arithmetic, made_at, officer_id)
SELECT id, 'receipt', 'Thời hạn tính từ khi tiếp nhận hồ sơ đầy đủ, hợp lệ', due_at,
       COALESCE((SELECT jsonb_agg(step ->> 'text') FROM jsonb_array_elements(arithmetic -> 'arithmetic') AS step), '[]'),
       received_at, received_by_id FROM dossiers_dossier WHERE received_at IS NOT NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0002_law")]

    operations = [migrations.RunSQL(_BACKFILL, migrations.RunSQL.noop)]
