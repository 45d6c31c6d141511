"""The result document of a dossier, from proposal to sealed paper."""

from django.db import models


class Result(models.Model):
    """What was decided: proposed content, the numbered paper the leader signed, the paper the agency sealed."""

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="result")
    title = models.CharField(max_length=300)
    content = models.JSONField(help_text="rows and paragraphs of the paper")
    opinion = models.CharField(max_length=1000, blank=True)
    objection = models.CharField(max_length=1000, blank=True, help_text="why the leader sent it back last")
    proposed_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    number = models.CharField(max_length=60, blank=True)
    verification_code = models.CharField(max_length=32, unique=True)
    signed_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    signed_at = models.DateTimeField(null=True)
    signed_blob = models.ForeignKey("files.Blob", models.PROTECT, null=True, related_name="+")
    seal_place = models.JSONField(null=True, help_text="page and box of the agency's signature")
    sealed_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    sealed_at = models.DateTimeField(null=True)
    sealed_blob = models.ForeignKey("files.Blob", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(signed_at__isnull=True, signed_blob__isnull=True)
                | models.Q(signed_at__isnull=False, signed_blob__isnull=False, signed_by__isnull=False)
                & ~models.Q(number=""),
                name="signed_is_numbered",
            ),
            models.CheckConstraint(
                condition=models.Q(sealed_at__isnull=True, sealed_blob__isnull=True)
                | models.Q(sealed_at__isnull=False, sealed_blob__isnull=False, signed_at__isnull=False),
                name="sealed_after_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"
