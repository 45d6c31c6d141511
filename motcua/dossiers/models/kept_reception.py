"""What a clerk has typed at the desk and not filed yet."""

from django.db import models


class KeptReception(models.Model):
    """The page of a reception as it was typed last, right or wrong; gone when it is filed, thrown away or too old.

    Its key is the filing key of the page, so that filing it twice files once. `window` is the window of the browser that
    wrote last, `version` its running number: another window that knew an older one is told, and overwrites nothing.
    """

    filing_key = models.UUIDField(primary_key=True)
    owner = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    answers = models.JSONField(help_text="name of the field -> what was typed")
    window = models.UUIDField()
    version = models.PositiveIntegerField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "-updated_at"], name="kept_reception_by_owner"),
            models.Index(fields=["updated_at"], name="kept_reception_by_age"),
        ]

    def __str__(self) -> str:
        return str(self.filing_key)
