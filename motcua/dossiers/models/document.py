"""Papers the system prints for a dossier, kept as they were first made."""

from django.db import models


class Document(models.Model):
    """A form as it was first made, so that a reprint is identical. `turn` tells the first from the second of a kind."""

    class Kind(models.TextChoices):
        FILING = "filing", "Xác nhận nộp hồ sơ"
        RECEIPT = "receipt", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
        SUPPLEMENT = "supplement", "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"
        REFUSAL = "refusal", "Phiếu từ chối tiếp nhận giải quyết hồ sơ"
        APOLOGY = "apology", "Phiếu xin lỗi"
        STOP = "stop", "Thông báo dừng giải quyết hồ sơ"
        HAND_OVER = "hand_over", "Phiếu bàn giao hồ sơ"
        TRANSFER = "transfer", "Giấy biên nhận hồ sơ nhận chuyển"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    turn = models.PositiveSmallIntegerField(default=1)
    number = models.CharField(max_length=20, blank=True, help_text="its number in the desk's book of the form")
    blob = models.ForeignKey("files.Blob", models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "kind", "turn"], name="one_document_of_a_kind")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.kind} {self.turn}"
