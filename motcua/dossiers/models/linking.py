"""A linked dossier: the whole people filed, and the part each unit settles in a dossier of its own."""

from django.db import models


class Link(models.Model):
    """One part of a linked dossier; `child` is there once the part has begun. `dropped_at` when it never will."""

    parent = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="parts")
    child = models.OneToOneField("dossiers.Dossier", models.PROTECT, null=True, related_name="parent_link")
    position = models.PositiveSmallIntegerField()
    procedure = models.ForeignKey("procedures.Procedure", models.PROTECT, related_name="+")
    name = models.CharField(max_length=600)
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, null=True, related_name="+")
    needs = models.JSONField(default=list, help_text="positions of the parts whose results it waits for")
    legal_basis = models.CharField(max_length=300)
    dropped_at = models.DateTimeField(null=True)
    dropped_why = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parent", "position"], name="one_part_a_place"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("child")), name="no_part_of_itself"),
            models.CheckConstraint(
                condition=models.Q(child__isnull=True) | models.Q(dropped_at__isnull=True),
                name="a_dropped_part_never_began",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.parent_id} {self.position}"
