"""A dossier taken at a desk that is not the settling authority's own. A row only where that happened."""

from typing import TYPE_CHECKING

from django.db import models

from motcua.dossiers.rules.states import FINAL, State
from motcua.organisation.rules.kinds import Role

if TYPE_CHECKING:
    from motcua.organisation.rules.duties import Duties


class TransferQuerySet(models.QuerySet["Transfer"]):
    def taken_by_desks_of(self, duties: "Duties") -> "TransferQuerySet":
        """Those the asker's desks took in for other places."""
        return self.filter(from_desk_id__in=duties.agencies(Role.RECEIVER))

    def unsent(self) -> "TransferQuerySet":
        """Still lying at the desk that took them; what has ended needs no way any more."""
        ended = [state.value for state in State if state in FINAL]
        return self.filter(sent_at__isnull=True, arrived_at__isnull=True).exclude(dossier__state__in=ended)


class Transfer(models.Model):
    """From the desk that took it to the desk of the competent authority, where the term begins (Decree 118/2025
    art. 17.3); it leaves on the day, or the next working morning when it was taken after the hour of the regime (art. 18).
    """

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="transfer")
    from_desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    to_desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey("organisation.Officer", models.PROTECT, related_name="+")
    must_leave_by = models.DateTimeField()
    return_here = models.BooleanField(help_text="the applicant wants the result where it was taken")
    sent_at = models.DateTimeField(null=True)
    sent_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    arrived_at = models.DateTimeField(null=True)
    received_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")

    objects = TransferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(from_desk=models.F("to_desk")), name="transfer_goes_to_another_desk"
            ),
            models.CheckConstraint(
                condition=models.Q(sent_at__isnull=True) | models.Q(sent_at__gte=models.F("taken_at")),
                name="transfer_sent_after_taken",
            ),
        ]
        indexes = [
            models.Index(fields=["from_desk", "-taken_at"], name="transfer_by_desk"),
            models.Index(
                fields=["must_leave_by"],
                name="transfer_unsent",
                condition=models.Q(sent_at__isnull=True, arrived_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.from_desk_id} {self.to_desk_id}"

    @property
    def is_late(self) -> bool:
        """Whether it left after its moment."""
        return self.sent_at is not None and self.sent_at > self.must_leave_by
