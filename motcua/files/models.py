"""Blobs, and uploads on their way to become one."""

import uuid

from django.db import models


class Blob(models.Model):
    """A whole file: its bytes live in the storage under their SHA-256, written once and never changed."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    kind = models.CharField(max_length=80, help_text="media type by content")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(size__gt=0), name="blob_not_empty")]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} {self.kind}"


class Upload(models.Model):
    """A file arriving piece by piece; `offset` bytes of `size` are safely here. Finished when it has a blob."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    owner = models.ForeignKey("accounts.User", models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    size = models.BigIntegerField()
    offset = models.BigIntegerField(default=0)
    blob = models.ForeignKey(Blob, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(offset__gte=0) & models.Q(offset__lte=models.F("size")), name="upload_offset_in_size"
            ),
            models.CheckConstraint(
                condition=models.Q(blob__isnull=True) | models.Q(offset=models.F("size")), name="upload_blob_when_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.offset}/{self.size}"
