"""The registry of procedures: what a procedure says in each revision, who settles it, whether it is online."""

from datetime import date

from django.db import models

from motcua.kernel.terms import Term, TermUnit
from motcua.procedures.rules.forms import FormDefinition
from motcua.procedures.rules.papers import Paper
from motcua.procedures.rules.steps import ProcessStep


class Field(models.Model):
    """A field of State management (lĩnh vực) that groups procedures."""

    code = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=160, unique=True)

    def __str__(self) -> str:
        return self.name


class Procedure(models.Model):
    """An administrative procedure (TTHC) under its national code; what it says is in its revisions."""

    class Level(models.TextChoices):
        DISTRICT = "district", "Cấp huyện"
        COMMUNE = "commune", "Cấp xã"
        PROVINCE = "province", "Cấp tỉnh"

    code = models.CharField(max_length=30, unique=True)
    level = models.CharField(max_length=10, choices=Level.choices)

    def __str__(self) -> str:
        return self.code


class RevisionQuerySet(models.QuerySet["Revision"]):
    def published(self) -> "RevisionQuerySet":
        return self.filter(status=Revision.Status.PUBLISHED)

    def in_force(self, on: date) -> "RevisionQuerySet":
        """The published revisions in force on a day: one for each procedure."""
        return (
            self.published()
            .filter(effective_from__lte=on)
            .filter(models.Q(effective_to__isnull=True) | models.Q(effective_to__gte=on))
        )


class Revision(models.Model):
    """What a procedure says from a day on. A published one never changes (a trigger refuses); a dossier pins its own.

    Content of a registry record: Decree 63/2010/NĐ-CP art. 8.2 as amended.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Dự thảo"
        PUBLISHED = "published", "Đã công bố"

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    effective_from = models.DateField(null=True)
    effective_to = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)

    name = models.CharField(max_length=600)
    field = models.ForeignKey(Field, models.PROTECT, related_name="+")
    term_amount = models.DecimalField(max_digits=6, decimal_places=2)
    term_unit = models.CharField(max_length=10, choices=[(unit.name, unit.name) for unit in TermUnit])
    term_note = models.CharField(max_length=400, blank=True)
    cut_off = models.TimeField(null=True, help_text="received after this hour counts from the next working day")
    fee_note = models.CharField(max_length=600, blank=True)
    result_name = models.CharField(max_length=300, blank=True)
    papers = models.JSONField(default=list)
    fees = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    form = models.JSONField(default=dict)
    form_name = models.CharField(max_length=60, default="plain")
    legal_basis = models.JSONField(default=list)
    aliases = models.JSONField(default=list)
    details = models.JSONField(default=dict, help_text="sequence, conditions, channels in plain words")
    assumed = models.JSONField(default=list, help_text="names of values that are assumed, not sourced")

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "number"], name="revision_numbers"),
            models.UniqueConstraint(
                fields=["procedure"],
                condition=models.Q(status="published", effective_to__isnull=True),
                name="one_open_revision",
            ),
            models.CheckConstraint(
                condition=models.Q(status="draft") | models.Q(effective_from__isnull=False, published_at__isnull=False),
                name="published_has_date",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def term(self) -> Term:
        return Term(self.term_amount, TermUnit[self.term_unit])

    @property
    def paper_list(self) -> list[Paper]:
        if self.status == self.Status.DRAFT:
            return [Paper.from_json(row) for row in self.papers]
        return list(_papers(self.pk, self))

    @property
    def step_list(self) -> list[ProcessStep]:
        if self.status == self.Status.DRAFT:
            return [ProcessStep.from_json(row) for row in self.steps]
        return list(_steps(self.pk, self))

    @property
    def form_definition(self) -> FormDefinition:
        """The form, compiled once for each published revision (which never changes)."""
        if self.status == self.Status.DRAFT:
            return FormDefinition.from_json(self.form)
        return _compiled(self.pk, self)


_COMPILED: dict[int, FormDefinition] = {}
_PAPERS: dict[int, tuple[Paper, ...]] = {}
_STEPS: dict[int, tuple[ProcessStep, ...]] = {}


def _papers(pk: int, revision: Revision) -> tuple[Paper, ...]:
    if pk not in _PAPERS:
        _PAPERS[pk] = tuple(Paper.from_json(row) for row in revision.papers)
    return _PAPERS[pk]


def _steps(pk: int, revision: Revision) -> tuple[ProcessStep, ...]:
    if pk not in _STEPS:
        _STEPS[pk] = tuple(ProcessStep.from_json(row) for row in revision.steps)
    return _STEPS[pk]


def _compiled(pk: int, revision: Revision) -> FormDefinition:
    if pk not in _COMPILED:
        _COMPILED[pk] = FormDefinition.from_json(revision.form)
    return _COMPILED[pk]


class Competence(models.Model):
    """Who settles a procedure for a time: the deciding authority, the unit that works on it, the desk that receives it."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="competences")
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["procedure", "agency", "unit", "desk", "valid_from"], name="one_competence")
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.agency_id}"


class OnlineService(models.Model):
    """A procedure offered as an online public service, at which level, from when, and why when not fully online."""

    class Level(models.TextChoices):
        NONE = "none", "Chưa trực tuyến"
        PARTIAL = "partial", "Một phần"
        FULL = "full", "Toàn trình"

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="online_services")
    level = models.CharField(max_length=10, choices=Level.choices)
    reason = models.CharField(max_length=300, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    assumed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["procedure"], condition=models.Q(valid_to__isnull=True), name="one_open_service"
            )
        ]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.level}"


class LinkedGroup(models.Model):
    """Procedures filed as one (một cửa liên thông): `procedure` is what people file, its parts are what it is made of."""

    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="linked_groups")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    legal_basis = models.CharField(max_length=300)
    verified = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "valid_from"], name="one_linked_group_a_day")]

    def __str__(self) -> str:
        return f"{self.procedure_id} {self.valid_from}"


class LinkedPart(models.Model):
    """One procedure of a group; `needs` are the positions of the parts whose results it waits for."""

    group = models.ForeignKey(LinkedGroup, models.PROTECT, related_name="parts")
    position = models.PositiveSmallIntegerField()
    procedure = models.ForeignKey(Procedure, models.PROTECT, related_name="+")
    needs = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "position"], name="one_linked_part_a_place")]

    def __str__(self) -> str:
        return f"{self.group_id} {self.position}"
