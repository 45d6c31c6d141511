"""What somebody is asked to pay."""

from django.db import models

from motcua.fees.rules.settling import CHARGE_STATE_NAMES, OPEN, ChargeState, sentence_of


class ChargeQuerySet(models.QuerySet["Charge"]):
    def locked(self, pk: int) -> "Charge":
        """The charge, locked until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("agency", "desk", "account").get(pk=pk)

    def about(self, subject: str, subject_id: int) -> "ChargeQuerySet":
        """The charges of one thing, newest first."""
        return self.filter(subject=subject, subject_id=subject_id).order_by("-pk")


class Charge(models.Model):
    """One sum to pay for one thing, in whole đồng. Payer and content are copies, as they stand on the receipt."""

    key = models.UUIDField(unique=True, help_text="raising twice with the same key raises once")
    reference = models.CharField(max_length=10, unique=True, null=True)
    subject = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    subject_code = models.CharField(max_length=60)
    content = models.CharField(max_length=600)
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    account = models.ForeignKey("fees.Account", models.PROTECT, null=True, related_name="+")
    payer_name = models.CharField(max_length=160)
    payer_address = models.CharField(max_length=250, blank=True)
    total = models.BigIntegerField()
    received = models.BigIntegerField(default=0)
    refunded = models.BigIntegerField(default=0)
    state = models.CharField(max_length=10, choices=[(s.value, CHARGE_STATE_NAMES[s]) for s in ChargeState])
    raised_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True)
    cancel_reason = models.CharField(max_length=300, blank=True)

    objects = ChargeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(total__gte=0, received__gte=0, refunded__gte=0), name="no_debts"),
            models.CheckConstraint(
                condition=models.Q(refunded__lte=models.F("received")), name="refunds_within_receipts"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in ChargeState]), name="charge_state_is_known"
            ),
            models.UniqueConstraint(
                fields=["subject", "subject_id"],
                condition=models.Q(state__in=sorted(state.value for state in OPEN)),
                name="one_open_charge",
            ),
        ]
        indexes = [models.Index(fields=["subject", "subject_id"], name="charge_by_subject")]

    def __str__(self) -> str:
        return self.reference or str(self.key)

    @property
    def outstanding(self) -> int:
        """What is still to pay, in đồng."""
        return max(0, self.total - self.held) if self.is_open else 0

    @property
    def held(self) -> int:
        """What has been received and not given back."""
        return self.received - self.refunded

    @property
    def is_open(self) -> bool:
        return ChargeState(self.state) in OPEN

    @property
    def sentence(self) -> str:
        """How it stands, for the payer."""
        return sentence_of(self.total, self.received, self.refunded, cancelled=self.cancelled_at is not None)


class ChargeLine(models.Model):
    """One fee of a charge, with the sentence that explains its amount; a waived one keeps its place with 0."""

    charge = models.ForeignKey(Charge, models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    case = models.CharField(max_length=300)
    quantity = models.PositiveIntegerField()
    unit_amount = models.BigIntegerField()
    full = models.BigIntegerField()
    amount = models.BigIntegerField()
    basis = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=1000)
    assumed = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["charge", "position"], name="line_positions"),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0, amount__lte=models.F("full")), name="line_within_full_amount"
            ),
        ]

    def __str__(self) -> str:
        return self.case
