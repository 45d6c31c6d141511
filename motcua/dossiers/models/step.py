"""The ledger of steps: who held the dossier, from when to when."""

from django.db import models


class Step(models.Model):
    """One step of the process as it was really walked; exactly one is open while a dossier is open."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, db_index=False, related_name="steps")
    position = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, db_index=False, related_name="+")
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, db_index=False, related_name="+")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(closed_at__isnull=True), name="one_open_step"
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at__isnull=True) | models.Q(closed_at__gte=models.F("opened_at")),
                name="step_closes_after_opening",
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "id"], name="step_by_dossier"),
            models.Index(
                fields=["agency", "key", "-closed_at"],
                name="step_for_forecast",
                condition=models.Q(closed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name
