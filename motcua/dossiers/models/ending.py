"""How a dossier ended without a result: refused, withdrawn or closed."""

from django.db import models

from motcua.dossiers.rules.pins import REFUSAL_REASON_NAMES, RefusalReason


class Ending(models.Model):
    """Forms 03 and 05, or the closing of what was not supplemented: why, by which law, in which state it was."""

    class Kind(models.TextChoices):
        REFUSED = "refused", "Từ chối"
        WITHDRAWN = "withdrawn", "Dừng theo yêu cầu"
        CLOSED = "closed", "Đóng do không bổ sung"

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="ending")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    reason_code = models.CharField(
        max_length=20, blank=True, choices=[(one.value, REFUSAL_REASON_NAMES[one]) for one in RefusalReason]
    )
    reason = models.CharField(max_length=1000)
    legal_basis = models.CharField(max_length=300, blank=True)
    state_then = models.CharField(max_length=20)
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="refused") | (~models.Q(reason_code="") & ~models.Q(legal_basis="")),
                name="refusal_has_reason_and_law",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.kind}"

    @property
    def reason_name(self) -> str:
        """The coded reason of a refusal in words; empty for other endings."""
        return REFUSAL_REASON_NAMES[RefusalReason(self.reason_code)] if self.reason_code else ""
