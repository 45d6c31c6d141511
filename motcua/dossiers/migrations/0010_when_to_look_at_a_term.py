"""The round of the clock reads only terms that may have reached a level; what runs already is looked at once."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def look_at_what_runs(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    running = apps.get_model("dossiers", "Interval").objects.filter(ended_at__isnull=True, kind="running")
    running.update(next_look_at=models.F("started_at"))


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0009_linking")]

    operations = [
        migrations.AddField(
            "interval",
            "next_look_at",
            models.DateTimeField(null=True, help_text="when the running term may next reach a level to warn of"),
        ),
        migrations.RunPython(look_at_what_runs, migrations.RunPython.noop),
        migrations.AddIndex(
            "interval",
            models.Index(
                fields=["next_look_at"],
                name="interval_to_look_at",
                condition=models.Q(ended_at__isnull=True, next_look_at__isnull=False),
            ),
        ),
    ]
