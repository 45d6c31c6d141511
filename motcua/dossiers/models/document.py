"""Papers the system prints for a dossier, kept as they were first made."""

from django.db import models


class Document(models.Model):
    """A receipt as it was first made, so that a reprint is identical."""

    class Kind(models.TextChoices):
        FILING = "filing", "Xác nhận nộp hồ sơ"
        RECEIPT = "receipt", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    blob = models.ForeignKey("files.Blob", models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "kind"], name="one_document_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.kind}"
