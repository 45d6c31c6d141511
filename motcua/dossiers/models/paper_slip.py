"""The paper files of dossiers going from a desk to the unit that settles them: one slip, many dossiers."""

from django.db import models

from motcua.dossiers.rules.states import TIMELINESS_NAMES


class PaperSlip(models.Model):
    """A slip of one gesture at the desk for one unit; `taken_at` when somebody there has counted and confirmed it."""

    key = models.UUIDField(help_text="one gesture; sent twice it makes the same slips")
    number = models.CharField(max_length=20)
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    given_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    given_at = models.DateTimeField()
    taken_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    taken_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "desk", "unit"], name="one_slip_a_gesture"),
            models.CheckConstraint(
                condition=models.Q(taken_by__isnull=True, taken_at__isnull=True)
                | models.Q(taken_by__isnull=False, taken_at__isnull=False),
                name="a_slip_is_taken_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["desk", "-id"], name="paper_slip_by_desk"),
            models.Index(fields=["unit", "-id"], name="paper_slip_by_unit"),
        ]

    def __str__(self) -> str:
        return self.number


class PaperSlipLine(models.Model):
    """One dossier of a slip. `missing` when the unit did not find its papers: it is the desk's to hand over again."""

    slip = models.ForeignKey(PaperSlip, models.PROTECT, related_name="lines")
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="paper_slip_lines")
    leave_by = models.DateTimeField(help_text="when the papers had to be with the unit")
    timeliness = models.CharField(max_length=10, blank=True, help_text="the receiver's word, said on taking")
    missing = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(missing=False), name="papers_are_on_one_slip"
            )
        ]

    def __str__(self) -> str:
        return f"{self.slip_id} {self.dossier_id}"

    @property
    def word(self) -> str:
        """Early, on time, late; empty until it was taken."""
        return TIMELINESS_NAMES.get(self.timeliness, "")
