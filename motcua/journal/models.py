"""The append-only table of what happened."""

import hashlib
import json
from typing import Any

from django.db import models
from django.utils import timezone

# What changes seldom and is read with every act: who there is, which days count, what procedures say.
FOUNDATIONS = ("agency", "day", "procedure", "regime")


class EntryQuerySet(models.QuerySet["Entry"]):
    def about(self, subject: str, subject_id: int) -> "EntryQuerySet":
        """Entries about one thing, oldest first."""
        return self.filter(subject=subject, subject_id=subject_id).order_by("id")


class Entry(models.Model):
    """One act: who did what to which thing, when, for which agency. A trigger refuses UPDATE and DELETE."""

    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    actor = models.ForeignKey("accounts.User", models.PROTECT, null=True, db_index=False, related_name="+")
    agency_id = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    data = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject", "subject_id", "id"], name="journal_by_subject"),
            models.Index(fields=["at"], name="journal_by_time"),
            models.Index(fields=["id"], name="journal_of_foundations", condition=models.Q(subject__in=FOUNDATIONS)),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.kind} {self.subject} {self.subject_id}"

    def compute_digest(self) -> str:
        """SHA-256 over the legal content of the row, in canonical JSON."""
        content: list[Any] = [
            self.at.astimezone(timezone.get_default_timezone()).isoformat(),
            self.kind,
            self.actor_id,
            self.agency_id,
            self.subject,
            self.subject_id,
            self.data,
        ]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
