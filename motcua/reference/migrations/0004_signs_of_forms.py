"""The ending of a form's number stands beside the form's title (`papers/regimes`), not with the regime."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reference", "0003_portal_mode")]

    operations = [migrations.RemoveField(model_name="regime", name="receipt_sign")]
