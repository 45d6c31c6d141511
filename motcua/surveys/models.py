"""Ballots of citizens about finished dossiers."""

from django.db import models


class Ballot(models.Model):
    """One rating a dossier (Decree 61/2018 arts 27-31; national index 766, satisfaction with settlement)."""

    class Score(models.IntegerChoices):
        VERY_SATISFIED = 3, "Rất hài lòng"
        SATISFIED = 2, "Hài lòng"
        NOT_SATISFIED = 1, "Không hài lòng"

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="+")
    score = models.PositiveSmallIntegerField(choices=Score.choices)
    comment = models.CharField(max_length=1000, blank=True)
    cast_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(score__gte=1, score__lte=3), name="score_1_to_3")]

    def __str__(self) -> str:
        return f"{self.dossier_id}: {self.score}"
