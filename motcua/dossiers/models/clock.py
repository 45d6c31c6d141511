"""The ledger of the clock: intervals that ran or stood still, and every due moment that was ever promised."""

from django.db import models

from motcua.dossiers.rules.clock import CAUSE_NAMES, RUNNING_NAMES, Cause, Running, Span


class Interval(models.Model):
    """A stretch in which the term ran or stood still: why, by which article, who set it off."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="intervals")
    kind = models.CharField(max_length=8, choices=[(kind.value, RUNNING_NAMES[kind]) for kind in Running])
    cause = models.CharField(max_length=12, choices=[(cause.value, CAUSE_NAMES[cause]) for cause in Cause])
    article = models.CharField(max_length=200)
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    next_look_at = models.DateTimeField(null=True, help_text="when the running term may next reach a level to warn of")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(ended_at__isnull=True), name="one_open_interval"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True) | models.Q(ended_at__gte=models.F("started_at")),
                name="interval_ends_after_start",
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "id"], name="interval_by_dossier"),
            models.Index(
                fields=["next_look_at"],
                name="interval_to_look_at",
                condition=models.Q(ended_at__isnull=True, next_look_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.kind} {self.cause}"

    @property
    def kind_name(self) -> str:
        return RUNNING_NAMES[Running(self.kind)]

    @property
    def cause_name(self) -> str:
        return CAUSE_NAMES[Cause(self.cause)]

    @property
    def span(self) -> Span:
        """The interval as a value for the rules."""
        return Span(Running(self.kind), Cause(self.cause), self.started_at, self.ended_at)


class Promise(models.Model):
    """A due moment as it was promised, kept for ever with its cause. An apology never moves the legal day."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="promises")
    cause = models.CharField(max_length=12, choices=[(cause.value, CAUSE_NAMES[cause]) for cause in Cause])
    article = models.CharField(max_length=200)
    due_at = models.DateTimeField()
    arithmetic = models.JSONField(help_text="sentences that tell how the moment was found")
    made_at = models.DateTimeField()
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["dossier", "id"], name="promise_by_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.due_at}"

    @property
    def cause_name(self) -> str:
        return CAUSE_NAMES[Cause(self.cause)]

    @property
    def is_legal(self) -> bool:
        """Whether figures count by it."""
        return Cause(self.cause) is not Cause.APOLOGY
