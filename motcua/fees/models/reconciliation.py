"""The closing of a desk's cash for a day."""

from django.db import models


class Reconciliation(models.Model):
    """What was counted in the drawer beside what the books say; no cash moves for that day afterwards."""

    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    day = models.DateField()
    counted = models.BigIntegerField()
    recorded = models.BigIntegerField()
    difference = models.BigIntegerField()
    note = models.CharField(max_length=500, blank=True)
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk", "day"], name="one_closing_a_day"),
            models.CheckConstraint(
                condition=models.Q(difference=models.F("counted") - models.F("recorded")), name="difference_is_computed"
            ),
            models.CheckConstraint(
                condition=models.Q(difference=0) | ~models.Q(note=""), name="difference_has_explanation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.desk_id} {self.day}"
