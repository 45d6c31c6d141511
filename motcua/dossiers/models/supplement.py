"""Requests for a supplement: what was pinned, what was there before and what came."""

from django.db import models

from motcua.dossiers.rules.pins import PIN_REASON_NAMES, STAGE_NAMES, PinReason, Stage, Target


class SupplementAuthorisation(models.Model):
    """The head of the authority allows one more request, by which law; used by the request it allowed."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="supplement_authorisations")
    legal_basis = models.CharField(max_length=300)
    reason = models.CharField(max_length=1000)
    authorised_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    authorised_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.legal_basis}"


class Supplement(models.Model):
    """Form 02: one request with its pins, the day the applicant has until, and the answer."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="supplements")
    number = models.PositiveSmallIntegerField(help_text="1 for the first request")
    stage = models.CharField(max_length=10, choices=[(stage.value, STAGE_NAMES[stage]) for stage in Stage])
    authorisation = models.OneToOneField(SupplementAuthorisation, models.PROTECT, null=True, related_name="used_by")
    asked_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    respond_by = models.DateTimeField(help_text="the dossier is closed when nothing has come by then")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dossier", "number"], name="one_supplement_of_a_number"),
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(answered_at__isnull=True), name="one_open_supplement"
            ),
            models.CheckConstraint(
                condition=models.Q(number=1, authorisation__isnull=True)
                | models.Q(number__gt=1, authorisation__isnull=False),
                name="further_supplement_is_authorised",
            ),
        ]
        indexes = [
            models.Index(
                fields=["respond_by"], name="supplement_open_by_day", condition=models.Q(answered_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} lần {self.number}"

    @property
    def stage_name(self) -> str:
        return STAGE_NAMES[Stage(self.stage)]


class SupplementPin(models.Model):
    """One thing to put right. `before` and `after` are the answer of the field, or the files of the paper."""

    supplement = models.ForeignKey(Supplement, models.PROTECT, related_name="pins")
    target = models.CharField(max_length=5, choices=[(target.value, target.value) for target in Target])
    key = models.CharField(max_length=60)
    label = models.CharField(max_length=400)
    reason_code = models.CharField(max_length=15, choices=[(one.value, PIN_REASON_NAMES[one]) for one in PinReason])
    reason = models.CharField(max_length=1000)
    legal_basis = models.CharField(max_length=300)
    right_one = models.CharField(max_length=1000, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["supplement", "target", "key"], name="one_pin_on_a_thing")]

    def __str__(self) -> str:
        return f"{self.target} {self.key}"

    @property
    def reason_name(self) -> str:
        return PIN_REASON_NAMES[PinReason(self.reason_code)]
