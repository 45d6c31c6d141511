"""Who acts for the applicant, by which paper. A row only where somebody does."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models

from motcua.dossiers.rules.representing import BASIS_NAMES, COLLECTING, FILING, SCOPE_NAMES, Basis, Scope, paper_text
from motcua.kernel.vietnamese import format_day

if TYPE_CHECKING:
    from motcua.accounts.models import User

_BASES = [(basis.value, BASIS_NAMES[basis]) for basis in Basis]
_SCOPES = [(scope.value, SCOPE_NAMES[scope]) for scope in Scope]


class RepresentativeQuerySet(models.QuerySet["Representative"]):
    def in_force(self) -> "RepresentativeQuerySet":
        """Those whose authority has not been ended."""
        return self.filter(ended_at__isnull=True)

    def of_user(self, user: "User") -> "RepresentativeQuerySet":
        """The authorities in force that an account acts by."""
        return self.in_force().filter(person__user_id=user.pk)


class Representative(models.Model):
    """The authorised person as written on this dossier; the paper was uploaded, or a clerk has seen it."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="representatives")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    identity_no = models.CharField(max_length=20)
    phone = models.CharField(max_length=15)
    basis = models.CharField(max_length=12, choices=_BASES)
    paper_number = models.CharField(max_length=60, blank=True)
    paper_on = models.DateField(null=True)
    scope = models.CharField(max_length=8, choices=_SCOPES)
    blob = models.ForeignKey("files.Blob", models.PROTECT, null=True, related_name="+")
    file_name = models.CharField(max_length=200, blank=True)
    seen_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, related_name="+")
    named_at = models.DateTimeField()
    collected_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    ended_why = models.CharField(max_length=300, blank=True)

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"], condition=models.Q(ended_at__isnull=True), name="one_representative_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(blob__isnull=False) | models.Q(seen_by__isnull=False), name="authority_has_a_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.basis}"

    @property
    def files(self) -> bool:
        """Whether the paper lets them file and supplement."""
        return self.scope in FILING

    @property
    def collects(self) -> bool:
        """Whether the paper lets them take the result."""
        return self.scope in COLLECTING

    @property
    def paper_text(self) -> str:
        """The paper with number and day."""
        return paper_text(Basis(self.basis), self.paper_number, _day(self.paper_on))


class DraftRepresentation(models.Model):
    """For whom a draft is filed, and by which paper. Its key is the draft's; an ordinary draft has no such row."""

    draft_key = models.UUIDField(primary_key=True)
    name = models.CharField(max_length=160)
    identity_no = models.CharField(max_length=20)
    phone = models.CharField(max_length=15)
    address = models.CharField(max_length=250, blank=True)
    basis = models.CharField(max_length=12, choices=_BASES)
    paper_number = models.CharField(max_length=60, blank=True)
    paper_on = models.DateField(null=True)
    scope = models.CharField(max_length=8, choices=_SCOPES)
    upload = models.ForeignKey("files.Upload", models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.draft_key)

    @property
    def paper_text(self) -> str:
        """The paper with number and day."""
        return paper_text(Basis(self.basis), self.paper_number, _day(self.paper_on))


def _day(day: date | None) -> str:
    return format_day(day) if day else ""
