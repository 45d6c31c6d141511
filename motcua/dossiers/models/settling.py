"""What happens while a dossier is settled: opinions, checks, hand-overs, financial obligations, the apology."""

from django.db import models


class Consultation(models.Model):
    """An opinion asked of another unit, with a clock of its own inside the main one. `turn` 1 is asked first."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="consultations")
    asked = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    question = models.CharField(max_length=2000)
    turn = models.PositiveSmallIntegerField()
    term_text = models.CharField(max_length=40, help_text="the time given, as it is written")
    asked_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, help_text="when it was this unit's turn")
    due_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=4000, blank=True)
    agrees = models.BooleanField(null=True)
    answered_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    timeliness = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "asked"], condition=models.Q(answered_at__isnull=True), name="asked_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(opened_at__isnull=True, due_at__isnull=True)
                | models.Q(opened_at__isnull=False, due_at__isnull=False),
                name="opened_has_due_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(answered_at__isnull=True) | models.Q(opened_at__isnull=False),
                name="answered_was_opened",
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "id"], name="consultation_by_dossier"),
            models.Index(
                fields=["asked", "due_at"],
                name="consultation_to_answer",
                condition=models.Q(answered_at__isnull=True, opened_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.asked_id}"


class Check(models.Model):
    """The record of a field check or a council meeting (Decree 61/2018 art. 19)."""

    class Kind(models.TextChoices):
        FIELD = "field", "Kiểm tra thực địa"
        COUNCIL = "council", "Họp hội đồng"

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="checks")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    held_at = models.DateTimeField()
    place = models.CharField(max_length=250)
    participants = models.CharField(max_length=1000)
    content = models.CharField(max_length=4000)
    conclusion = models.CharField(max_length=2000)
    recorded_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["dossier", "id"], name="check_by_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.kind}"


class HandOver(models.Model):
    """The dossier given to another settling unit; `recalled_at` when it was a wrong one and taken back."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="hand_overs")
    from_unit = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    to_unit = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    reason = models.CharField(max_length=1000)
    by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    recalled_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["dossier", "id"], name="hand_over_by_dossier")]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.from_unit_id} {self.to_unit_id}"


class Obligation(models.Model):
    """A financial obligation the applicant has to meet before settling goes on. `amount` in đồng."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="obligations")
    what = models.CharField(max_length=300)
    amount = models.PositiveBigIntegerField()
    legal_basis = models.CharField(max_length=300)
    asked_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    proof = models.CharField(max_length=200, blank=True, help_text="number of the receipt or of the transfer")
    met_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(met_at__isnull=True), name="one_open_obligation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.amount}"


class Apology(models.Model):
    """Form 04: sorry, and a new day, once. The legal day stays what it was: late all the same in the figures."""

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="apology")
    reason = models.CharField(max_length=1000)
    due_then = models.DateTimeField()
    new_due_at = models.DateTimeField()
    signed_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(new_due_at__gt=models.F("due_then")), name="apology_promises_later"
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.new_due_at}"


class Correction(models.Model):
    """A wrong result put right: the wrong paper stays, the new one names it. Sealed last, like every result."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="corrections")
    reason = models.CharField(max_length=1000)
    wrong_number = models.CharField(max_length=60)
    wrong_code = models.CharField(max_length=32, unique=True, help_text="verification code of the wrong paper")
    wrong_sealed_blob = models.ForeignKey("files.Blob", models.PROTECT, related_name="+")
    wrong_sealed_at = models.DateTimeField()
    content = models.JSONField()
    number = models.CharField(max_length=60)
    verification_code = models.CharField(max_length=32, unique=True)
    signed_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()
    signed_blob = models.ForeignKey("files.Blob", models.PROTECT, related_name="+")
    seal_place = models.JSONField()
    sealed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(sealed_at__isnull=True), name="one_open_correction"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.wrong_number}"
