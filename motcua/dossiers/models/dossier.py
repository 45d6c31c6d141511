"""The dossier: one row a case."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from motcua.dossiers.rules.deadlines import Deadline
from motcua.dossiers.rules.states import ENDED, FINAL, STATE_NAMES, UNRECEIVED, WAITING, State
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.rules.kinds import Role

if TYPE_CHECKING:
    from motcua.organisation.rules.duties import Duties


class Channel(models.TextChoices):
    """How a dossier was filed (Decree 118/2025 art. 15)."""

    DIRECT = "direct", "Trực tiếp"
    ONLINE = "online", "Trực tuyến"
    POST = "post", "Bưu chính"


def _values(states: frozenset[State]) -> list[str]:
    """In the order of the enumeration, so that a constraint is the same text in every run."""
    return [state.value for state in State if state in states]


_FINAL, _ENDED, _WAITING, _UNRECEIVED = (_values(states) for states in (FINAL, ENDED, WAITING, UNRECEIVED))


def _own(duties: "Duties") -> models.Q:
    return (
        models.Q(desk_id__in=duties.agencies(Role.RECEIVER))
        | models.Q(unit_id__in=duties.agencies(Role.SPECIALIST, Role.LEADER))
        | models.Q(agency_id__in=duties.agencies(Role.LEADER, Role.DOCUMENT_CLERK))
    )


class DossierQuerySet(models.QuerySet["Dossier"]):
    def locked(self, pk: int) -> "Dossier":
        """The dossier, locked until the transaction ends."""
        return (
            self.select_for_update(of=("self",))
            .select_related("revision", "agency", "unit", "desk", "parent_link")
            .get(pk=pk)
        )

    def visible_to(self, duties: "Duties") -> "DossierQuerySet":
        """What an officer may see: the desk's own, the unit's own, and what their authority decides and seals."""
        return self.filter(_own(duties))

    def overseen_by(self, duties: "Duties", agency_ids: frozenset[int]) -> "DossierQuerySet":
        """What an officer may see, and what the agencies below a leader settle; `own` says which may be opened."""
        oversight = models.Q(agency_id__in=agency_ids) | models.Q(unit_id__in=agency_ids)
        own = models.Case(models.When(_own(duties), then=True), default=False, output_field=models.BooleanField())
        return self.filter(_own(duties) | oversight).annotate(own=own)

    def recallable_by(self, duties: "Duties") -> "DossierQuerySet":
        """What a head has given to another unit and nobody there has taken up: still theirs to take back."""
        given = models.Q(hand_overs__recalled_at__isnull=True, hand_overs__to_unit_id=models.F("unit_id"))
        return self.filter(given, state=State.RECEIVED, hand_overs__from_unit_id__in=duties.agencies(Role.LEADER))

    def taken_in_by(self, duties: "Duties") -> "DossierQuerySet":
        """What the asker's desks took in for another desk of the province: theirs to follow."""
        return self.filter(transfer__from_desk_id__in=duties.agencies(Role.RECEIVER))

    def followed_by(self, duties: "Duties") -> "DossierQuerySet":
        """Parts that the authority of the asker's desk settles for another: theirs to follow (Decree 61/2018 art. 19.5)."""
        desks = duties.agencies(Role.RECEIVER)
        authorities = Agency.objects.filter(pk__in=desks).values("parent_id")
        return self.filter(agency_id__in=authorities, parent_link__isnull=False).exclude(desk_id__in=desks)

    def waiting_for(self, duties: "Duties") -> "DossierQuerySet":
        """Dossiers whose next act is this officer's: by role and agency, and theirs when it names somebody."""
        mine = models.Q(holder_officer_id=duties.officer_id) | models.Q(holder_officer__isnull=True)
        waiting = models.Q(pk__in=[])
        for role in Role:
            agencies = duties.agencies(role)
            if agencies:
                waiting |= models.Q(holder_role=role.value, holder_agency_id__in=agencies)
        return self.open().exclude(state__in=_WAITING).filter(waiting).filter(mine)

    def whole(self) -> "DossierQuerySet":
        """Without the parts of linked dossiers: what people filed, each counted once."""
        return self.filter(parent_link__isnull=True)

    def parts(self) -> "DossierQuerySet":
        """Only the parts of linked dossiers."""
        return self.filter(parent_link__isnull=False)

    def open(self) -> "DossierQuerySet":
        """Not yet at a final state."""
        return self.exclude(state__in=_FINAL)

    def unsettled(self) -> "DossierQuerySet":
        """Received, and the settling not over; asked by its moment, which has an index (`done_has_moment`)."""
        return self.filter(received_at__isnull=False, settled_at__isnull=True)

    def late(self, on: date) -> "DossierQuerySet":
        """Unsettled, the clock running, with an appointment before `on` (report II.06a compares days)."""
        return self.unsettled().filter(due_on__lt=on, paused_since__isnull=True)


class Dossier(models.Model):
    """One case from filing to result. Applicant's data are a copy as filed; `revision` is what it was filed under."""

    code = models.CharField(max_length=60, unique=True)
    filing_key = models.UUIDField(unique=True, help_text="filing twice with the same key files once")
    channel = models.CharField(max_length=10, choices=Channel.choices)
    state = models.CharField(max_length=20, choices=[(s.value, STATE_NAMES[s]) for s in State])
    regime = models.CharField(max_length=20)

    revision = models.ForeignKey("procedures.Revision", models.PROTECT, related_name="+")
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, db_index=False, related_name="+")
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, db_index=False, related_name="+")
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, db_index=False, related_name="+")

    applicant = models.ForeignKey("people.Person", models.PROTECT, db_index=False, related_name="+")
    applicant_name = models.CharField(max_length=160)
    applicant_identity_no = models.CharField(max_length=20)
    applicant_phone = models.CharField(max_length=15)
    applicant_email = models.EmailField(blank=True)
    applicant_address = models.CharField(max_length=250, blank=True)
    data = models.JSONField(default=dict)

    holder_role = models.CharField(max_length=20)
    holder_agency = models.ForeignKey("organisation.Agency", models.PROTECT, db_index=False, related_name="+")
    holder_officer = models.ForeignKey(
        "organisation.Officer", models.PROTECT, null=True, db_index=False, related_name="+"
    )
    step_position = models.PositiveSmallIntegerField()
    held_since = models.DateTimeField()

    submitted_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    term_from = models.DateTimeField(null=True, help_text="the receipt the present term counts from")
    paused_since = models.DateTimeField(null=True, help_text="the clock stands since then")
    received_by = models.ForeignKey("organisation.Officer", models.PROTECT, null=True, db_index=False, related_name="+")
    due_at = models.DateTimeField(null=True)
    due_on = models.DateField(null=True)
    arithmetic = models.JSONField(null=True, help_text="how the due moment was computed")
    settled_at = models.DateTimeField(null=True)
    timeliness = models.CharField(max_length=10, blank=True)
    returned_at = models.DateTimeField(null=True)
    returned_how = models.CharField(max_length=10, blank=True)
    returned_to = models.CharField(max_length=160, blank=True)

    objects = DossierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in State]), name="dossier_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=_UNRECEIVED) | models.Q(received_at__isnull=False),
                name="received_has_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(received_at__isnull=True, due_at__isnull=True, due_on__isnull=True)
                | models.Q(received_at__isnull=False, due_at__isnull=False, due_on__isnull=False),
                name="received_has_appointment",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=_ENDED, settled_at__isnull=False)
                | (~models.Q(state__in=_ENDED) & models.Q(settled_at__isnull=True)),
                name="done_has_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(term_from__isnull=True) | models.Q(term_from__gte=models.F("received_at")),
                name="term_counts_from_a_receipt",
            ),
            models.CheckConstraint(
                condition=models.Q(paused_since__isnull=True) | models.Q(received_at__isnull=False),
                name="only_a_started_clock_stands",
            ),
            models.CheckConstraint(
                condition=models.Q(state="returned", returned_at__isnull=False)
                | (~models.Q(state="returned") & models.Q(returned_at__isnull=True)),
                name="returned_has_moment",
            ),
        ]
        # Each serves one list; a foreign key has an index of its own only where no list starts with it.
        indexes = [
            models.Index(
                fields=["holder_officer"],
                name="dossier_held",
                condition=models.Q(holder_officer__isnull=False),
            ),
            models.Index(
                fields=["holder_agency", "holder_role", "due_at"],
                name="dossier_worklist",
                condition=~models.Q(state__in=_FINAL),
            ),
            models.Index(fields=["agency", "received_at"], name="dossier_by_agency"),
            models.Index(fields=["unit", "received_at"], name="dossier_by_unit"),
            models.Index(fields=["desk", "submitted_at"], name="dossier_by_desk"),
            models.Index(fields=["applicant", "-submitted_at"], name="dossier_by_applicant"),
            models.Index(
                fields=["due_on", "due_at", "id"],
                name="dossier_open_by_due",
                condition=models.Q(due_on__isnull=False, settled_at__isnull=True),
            ),
            models.Index(
                fields=["settled_at"],
                name="dossier_by_settled",
                condition=models.Q(settled_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def state_name(self) -> str:
        return STATE_NAMES[State(self.state)]

    @property
    def is_part(self) -> bool:
        """Whether it is a part of a linked dossier, settled by its unit and returned with the whole."""
        return hasattr(self, "parent_link")

    @property
    def is_ended(self) -> bool:
        return State(self.state) in ENDED

    @property
    def deadline(self) -> Deadline | None:
        """The due moment with its arithmetic, as it was promised."""
        return Deadline.from_json(self.arithmetic) if self.arithmetic else None

    @property
    def counted_from(self) -> datetime | None:
        """The receipt the present term counts from: the last one, when there were several."""
        return self.term_from or self.received_at

    @property
    def is_paused(self) -> bool:
        return self.paused_since is not None

    def start_clock(self, deadline: Deadline, *, received_at: datetime, by_officer: Any) -> None:
        """Write the moment of receipt (the first one stays) and the promise that follows from it."""
        self.received_at = self.received_at or received_at
        self.term_from = received_at
        self.received_by = by_officer
        self.paused_since = None
        self.arithmetic = deadline.as_json()
        self.set_due(deadline.due_at)

    def set_due(self, due_at: datetime) -> None:
        """The legal due moment is now this one."""
        self.due_at = due_at
        self.due_on = day_in_vietnam(due_at)
