"""Certificates, the roots we trust, and lists of revoked certificates."""

from django.db import models


class TrustAnchor(models.Model):
    """A root certificate that verification trusts. `is_test` marks a test authority, and every page says so."""

    name = models.CharField(max_length=200)
    pem = models.TextField(unique=True)
    is_test = models.BooleanField(default=False)
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Certificate(models.Model):
    """A certificate of an officer or of an agency; its key is a PKCS#12 file only the holder's PIN opens."""

    class Purpose(models.TextChoices):
        PERSON = "person", "Chữ ký số cá nhân"
        SEAL = "seal", "Chữ ký số cơ quan"
        SYSTEM = "system", "Chữ ký số hệ thống"

    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    officer = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, null=True, related_name="+")
    subject = models.CharField(max_length=300)
    issuer = models.CharField(max_length=300)
    serial = models.CharField(max_length=64)
    pem = models.TextField()
    pkcs12 = models.BinaryField()
    not_before = models.DateTimeField()
    not_after = models.DateTimeField()
    is_test = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "serial"], name="certificate_serial"),
            models.CheckConstraint(
                condition=models.Q(purpose="person", officer__isnull=False)
                | models.Q(purpose__in=["seal", "system"], agency__isnull=False),
                name="certificate_has_holder",
            ),
        ]

    def __str__(self) -> str:
        return self.subject
