"""What a citizen has typed and uploaded before filing."""

import uuid

from django.db import models


class Draft(models.Model):
    """An application being filled in; saved as it is typed, kept until it is filed or thrown away by its owner.

    Its id becomes the dossier's filing key, so that filing twice files once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    revision = models.ForeignKey("procedures.Revision", models.PROTECT, related_name="+")
    competence = models.ForeignKey("procedures.Competence", models.PROTECT, related_name="+")
    data = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner", "-updated_at"], name="draft_by_owner")]

    def __str__(self) -> str:
        return str(self.id)


class DraftPaper(models.Model):
    """A file put with a required paper of a draft; it may still be arriving."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="papers")
    key = models.CharField(max_length=60)
    upload = models.OneToOneField("files.Upload", models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["draft", "key"], name="draft_paper_by_key")]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.key}"
