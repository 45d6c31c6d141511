"""What arrived from the national portal, which dossiers came from it, what is told to it, what differed."""

from typing import TYPE_CHECKING

from django.db import models

from motcua.clients.national_portal.portal import Service
from motcua.exchange.rules.kinds import INBOUND_STATE_NAMES, InboundState
from motcua.exchange.rules.telling import STATUS_NAMES

if TYPE_CHECKING:
    from datetime import datetime

_SERVICES = [(one.value, one.value) for one in (Service.SYNC, Service.PROGRESS)]


class InboundQuerySet(models.QuerySet["Inbound"]):
    def kept_before(self, before: "datetime") -> "InboundQuerySet":
        """What was settled before a moment and still has its words, the oldest first."""
        return self.filter(settled_at__lt=before, emptied_at__isnull=True).order_by("settled_at")


class Inbound(models.Model):
    """One message as it came. The same message again is the same row; `reason` is why it waits for somebody."""

    national_code = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the message in canonical JSON")
    raw = models.JSONField()
    state = models.CharField(max_length=12, choices=[(one.value, INBOUND_STATE_NAMES[one]) for one in InboundState])
    reason = models.CharField(max_length=2000, blank=True)
    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, null=True, related_name="+")
    arrived_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey("accounts.User", models.PROTECT, null=True, related_name="+")
    emptied_at = models.DateTimeField(null=True, help_text="kept long enough: `raw` was deleted then")

    objects = InboundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["national_code", "digest"], name="one_row_of_a_message"),
            models.CheckConstraint(
                condition=~models.Q(state="taken") | models.Q(dossier__isnull=False), name="taken_has_dossier"
            ),
            models.CheckConstraint(
                condition=models.Q(state="taken") | ~models.Q(reason=""), name="not_taken_has_reason"
            ),
            models.CheckConstraint(
                condition=models.Q(emptied_at__isnull=True) | models.Q(settled_at__isnull=False),
                name="only_settled_is_emptied",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-arrived_at"], name="inbound_by_state"),
            models.Index(fields=["settled_at"], name="inbound_kept", condition=models.Q(emptied_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.national_code} {self.state}"

    @property
    def state_name(self) -> str:
        return INBOUND_STATE_NAMES[InboundState(self.state)]


class Origin(models.Model):
    """A dossier that was filed on the national portal, under its code there."""

    dossier = models.OneToOneField("dossiers.Dossier", models.PROTECT, related_name="+")
    national_code = models.CharField(max_length=60, unique=True)
    filed_at = models.DateTimeField(help_text="when it was filed there")

    def __str__(self) -> str:
        return self.national_code


class OutboundQuerySet(models.QuerySet["Outbound"]):
    def waiting(self) -> "OutboundQuerySet":
        """What the portal has not acknowledged, failed or not."""
        return self.filter(acknowledged_at__isnull=True)

    def kept_before(self, before: "datetime") -> "OutboundQuerySet":
        """What was acknowledged before a moment and still has its words, the oldest first."""
        return self.filter(acknowledged_at__lt=before, emptied_at__isnull=True).order_by("acknowledged_at")

    def due(self, at: "datetime") -> "OutboundQuerySet":
        """The first waiting message of each dossier whose time has come: what stands behind it keeps its place."""
        earlier = Outbound.objects.waiting().filter(
            dossier=models.OuterRef("dossier"), entry_id__lt=models.OuterRef("entry_id")
        )
        rows = self.waiting().filter(failed_at__isnull=True, next_try__lte=at)
        return rows.filter(~models.Exists(earlier)).order_by("entry_id")


class Outbound(models.Model):
    """One fact to be told. Order within a dossier is that of the journal: `entry_id` is the fact's number there."""

    dossier = models.ForeignKey("dossiers.Dossier", models.PROTECT, related_name="+")
    entry_id = models.BigIntegerField(unique=True)
    service = models.CharField(max_length=24, choices=_SERVICES)
    status = models.PositiveSmallIntegerField()
    updating = models.BooleanField(help_text="the portal is to have the dossier already")
    version = models.CharField(max_length=10, help_text="which version of the fields the payload is written in")
    payload = models.JSONField()
    queued_at = models.DateTimeField()
    next_try = models.DateTimeField()
    attempts = models.PositiveIntegerField(default=0)
    last_error = models.CharField(max_length=500, blank=True)
    failed_at = models.DateTimeField(null=True, help_text="tried in vain: somebody has to look")
    acknowledged_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True, help_text="of the payload, once that is deleted")
    emptied_at = models.DateTimeField(null=True, help_text="kept long enough: the payload was deleted then")

    objects = OutboundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(failed_at__isnull=True) | models.Q(acknowledged_at__isnull=True),
                name="failed_or_acknowledged",
            ),
            models.CheckConstraint(condition=models.Q(status__gte=1, status__lte=10), name="status_one_to_ten"),
            models.CheckConstraint(
                condition=models.Q(emptied_at__isnull=True)
                | (models.Q(acknowledged_at__isnull=False) & ~models.Q(digest="")),
                name="only_acknowledged_is_emptied",
            ),
        ]
        indexes = [
            models.Index(fields=["dossier", "entry_id"], name="outbound_by_dossier"),
            models.Index(
                fields=["next_try"], name="outbound_waiting", condition=models.Q(acknowledged_at__isnull=True)
            ),
            models.Index(
                fields=["acknowledged_at"],
                name="outbound_kept",
                condition=models.Q(acknowledged_at__isnull=False, emptied_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} {self.service} {self.status}"

    @property
    def status_name(self) -> str:
        return STATUS_NAMES[self.status]


class Reconciliation(models.Model):
    """A day compared with the portal. `differences` is [{"code", "why"}]; `unanswered` could not be asked about."""

    day = models.DateField(unique=True)
    checked = models.PositiveIntegerField()
    unanswered = models.PositiveIntegerField()
    differences = models.JSONField(default=list)
    compared_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.day} {len(self.differences)}"
