"""The account an agency collects into, and what its receipts say."""

from datetime import date

from django.db import models


class AccountQuerySet(models.QuerySet["Account"]):
    def in_force(self, on: date) -> "AccountQuerySet":
        """Accounts in use on a day."""
        return self.used_since(on).filter(valid_from__lte=on)

    def used_since(self, day: date) -> "AccountQuerySet":
        """Accounts in use on a day or later."""
        return self.filter(models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=day))


class Account(models.Model):
    """A collecting agency's bank account and receipt book for a time.

    Content of an electronic receipt (biên lai điện tử): form sign, receipt sign, collecting body with its tax code.
    """

    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    bank_bin = models.CharField(max_length=6)
    bank_name = models.CharField(max_length=120)
    number = models.CharField(max_length=19)
    holder_name = models.CharField(max_length=160)
    tax_code = models.CharField(max_length=14, blank=True)
    receipt_form = models.CharField(max_length=20, help_text="mẫu số biên lai")
    receipt_series = models.CharField(max_length=20, help_text="ký hiệu biên lai")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    assumed = models.BooleanField(default=False)

    objects = AccountQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agency"], condition=models.Q(valid_to__isnull=True), name="one_open_account"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.bank_name}"
