"""Dossiers received before the register existed get their lines, in the order of their receipt."""

from django.db import migrations

_BACKFILL = """
INSERT INTO dossiers_registerentry (dossier_id, desk_id, year, serial)
SELECT id, desk_id, extract(year FROM received_at AT TIME ZONE 'Asia/Ho_Chi_Minh'),
       row_number() OVER (PARTITION BY desk_id, extract(year FROM received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')
                          ORDER BY received_at, id)
FROM dossiers_dossier WHERE received_at IS NOT NULL;
INSERT INTO counters_counter (book, value)
SELECT 'register:' || desk_id || ':' || year, max(serial) FROM dossiers_registerentry GROUP BY desk_id, year;
"""


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0004_forms_and_register"), ("counters", "0001_initial")]

    operations = [migrations.RunSQL(_BACKFILL, migrations.RunSQL.noop)]
