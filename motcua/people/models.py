"""Citizens and organisations."""

from django.db import models


class Person(models.Model):
    """Somebody who files dossiers. Without an account when a clerk filed for them."""

    class Kind(models.TextChoices):
        CITIZEN = "citizen", "Cá nhân"
        ORGANISATION = "organisation", "Tổ chức"

    user = models.OneToOneField("accounts.User", models.PROTECT, null=True, related_name="person")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.CITIZEN)
    identity_no = models.CharField("số định danh", max_length=20, unique=True)
    full_name = models.CharField("họ, chữ đệm và tên", max_length=160)
    date_of_birth = models.DateField(null=True)
    gender = models.CharField(max_length=10, blank=True)
    address = models.CharField(max_length=250, blank=True)
    phone = models.CharField(max_length=15, blank=True)
    email = models.EmailField(blank=True)
    synthetic = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.full_name
