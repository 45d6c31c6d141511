"""The register of dossiers: one book a desk and year, and the paper it was closed with."""

from django.db import models


class RegisterEntry(models.Model):
    """The place of a dossier in its desk's book, given with the first receipt and never again."""

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="register_entry")
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    serial = models.PositiveIntegerField(help_text="01…n through the year (Circular 01/2018/TT-VPCP art. 10)")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["desk", "year", "serial"], name="one_dossier_a_register_line")]

    def __str__(self) -> str:
        return f"{self.desk_id} {self.year} {self.serial}"


class ClosedRegister(models.Model):
    """A book that was closed: who, when, how many lines, and the two files as they were then."""

    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    lines = models.PositiveIntegerField()
    closed_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    closed_at = models.DateTimeField()
    pdf = models.ForeignKey("files.Blob", models.PROTECT, related_name="+")
    xlsx = models.ForeignKey("files.Blob", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["desk", "year"], name="a_register_is_closed_once")]

    def __str__(self) -> str:
        return f"{self.desk_id} {self.year}"
