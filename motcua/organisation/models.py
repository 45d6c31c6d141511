"""Agencies, officers and the roles they hold for a time."""

from datetime import date

from django.db import models

from motcua.organisation.rules.kinds import AGENCY_KIND_NAMES, ROLE_NAMES, AgencyKind, Role


class AgencyQuerySet(models.QuerySet["Agency"]):
    def of_kind(self, kind: AgencyKind) -> "AgencyQuerySet":
        return self.filter(kind=kind)

    def existing(self, on: date) -> "AgencyQuerySet":
        """Agencies that exist on a day."""
        return self.filter(valid_from__lte=on).filter(models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=on))


class Agency(models.Model):
    """An organisation of the State: a People's Committee, a department, a service unit, or a one-stop desk."""

    code = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=[(k.value, AGENCY_KIND_NAMES[k]) for k in AgencyKind])
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=100)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    ecode = models.CharField(max_length=35, blank=True, help_text="mã định danh điện tử (Decision 20/2020/QĐ-TTg)")
    gso_code = models.CharField(max_length=10, blank=True)
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    assumed = models.JSONField(default=list, help_text="names of fields whose value is assumed, not sourced")

    objects = AgencyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[k.value for k in AgencyKind]), name="agency_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="agency_validity_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Officer(models.Model):
    """A person who works for an agency, with the account they sign in with."""

    user = models.OneToOneField("accounts.User", models.PROTECT, related_name="officer")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    title = models.CharField(max_length=100)
    phone = models.CharField(max_length=20, blank=True)
    is_active = models.BooleanField(default=True)
    synthetic = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.user.full_name}, {self.title}"

    @property
    def full_name(self) -> str:
        return str(self.user.full_name)


class GrantQuerySet(models.QuerySet["Grant"]):
    def in_force(self, on: date) -> "GrantQuerySet":
        """Grants in force on a day."""
        return self.filter(valid_from__lte=on).filter(models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=on))


class Grant(models.Model):
    """An officer holds a role at an agency for a time."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=[(r.value, ROLE_NAMES[r]) for r in Role])
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["officer", "role", "agency", "valid_from"], name="one_grant"),
            models.CheckConstraint(condition=models.Q(role__in=[r.value for r in Role]), name="role_is_known"),
        ]
        indexes = [models.Index(fields=["agency", "role"], name="grant_by_agency_role")]

    def __str__(self) -> str:
        return f"{self.officer_id} {self.role} {self.agency_id}"
