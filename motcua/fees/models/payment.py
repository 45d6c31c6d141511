"""Money that came, money that went back, and the sessions of people who pay online."""

from django.db import models


class Way(models.TextChoices):
    """How money came or went (Decree 118/2025 art. 24)."""

    CASH = "cash", "Tiền mặt"
    TRANSFER = "transfer", "Chuyển khoản"
    GATEWAY = "gateway", "Thanh toán trực tuyến"


class Payment(models.Model):
    """Money received. Without a charge it came with a reference nobody knows and waits to be put in its place."""

    charge = models.ForeignKey("fees.Charge", models.PROTECT, null=True, related_name="payments")
    amount = models.BigIntegerField()
    way = models.CharField(max_length=10, choices=Way.choices)
    received_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    stated_reference = models.CharField(max_length=200, blank=True, help_text="what the payer wrote")
    provider = models.CharField(max_length=40)
    provider_reference = models.CharField(max_length=100, blank=True)
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, null=True, related_name="+")
    cashier = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    receipt_book = models.CharField(max_length=120, blank=True)
    receipt_no = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="payment_above_nothing"),
            models.CheckConstraint(condition=models.Q(way__in=Way.values), name="payment_way_is_known"),
            models.CheckConstraint(
                condition=models.Q(receipt_no__isnull=True) | models.Q(receipt_no__gte=1, receipt_no__lte=99_999_999),
                name="receipt_number_eight_digits",
            ),
            models.CheckConstraint(
                condition=models.Q(charge__isnull=True, receipt_no__isnull=True)
                | models.Q(charge__isnull=False, receipt_no__isnull=False),
                name="matched_has_receipt",
            ),
            models.UniqueConstraint(
                fields=["provider", "provider_reference"],
                condition=~models.Q(provider_reference=""),
                name="one_payment_per_transaction",
            ),
            models.UniqueConstraint(
                fields=["receipt_book", "receipt_no"],
                condition=models.Q(receipt_no__isnull=False),
                name="one_payment_per_receipt",
            ),
        ]
        indexes = [
            models.Index(fields=["desk", "received_at"], name="payment_by_desk"),
            models.Index(fields=["recorded_at"], name="payment_unplaced", condition=models.Q(charge__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.way}"

    @property
    def receipt_number(self) -> str:
        """The number as printed, seven digits at least; empty while there is no receipt."""
        return f"{self.receipt_no:07d}" if self.receipt_no else ""


class Refund(models.Model):
    """Money given back by order of a leader."""

    charge = models.ForeignKey("fees.Charge", models.PROTECT, related_name="refunds")
    amount = models.BigIntegerField()
    way = models.CharField(max_length=10, choices=Way.choices)
    reason = models.CharField(max_length=300)
    refunded_at = models.DateTimeField()
    ordered_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="refund_above_nothing")]

    def __str__(self) -> str:
        return f"{self.amount} {self.way}"


class OnlineSession(models.Model):
    """A payment begun at a gateway; asked about until it is over, for a payer may close the browser."""

    charge = models.ForeignKey("fees.Charge", models.PROTECT, related_name="sessions")
    session_id = models.CharField(max_length=100, unique=True)
    address = models.URLField(max_length=500)
    amount = models.BigIntegerField()
    started_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["started_at"], name="session_open", condition=models.Q(closed_at__isnull=True))]

    def __str__(self) -> str:
        return self.session_id
