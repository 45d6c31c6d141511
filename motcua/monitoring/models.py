"""Small tables of figures, fed from the journal, one step a fact; `rebuild` makes the same again."""

from django.db import models

COUNTS = (
    "submitted",
    "received",
    "settled_early",
    "settled_on_time",
    "settled_late",
    "returned",
    "ballots",
    "satisfied",
    "turned_away",
    "refused",
    "withdrawn",
    "closed",
    "late_apologised",
)


class Figure(models.Model):
    """What happened in one day, or in one month (`grain`), for one authority, unit, desk, field and channel."""

    class Grain(models.TextChoices):
        DAY = "day", "Ngày"
        MONTH = "month", "Tháng"

    grain = models.CharField(max_length=5, choices=Grain.choices)
    day = models.DateField(help_text="the day, or the first day of the month")
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    field = models.ForeignKey("procedures.Field", models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10)
    submitted = models.IntegerField(default=0)
    received = models.IntegerField(default=0)
    settled_early = models.IntegerField(default=0)
    settled_on_time = models.IntegerField(default=0)
    settled_late = models.IntegerField(default=0)
    returned = models.IntegerField(default=0)
    ballots = models.IntegerField(default=0)
    satisfied = models.IntegerField(default=0)
    turned_away = models.IntegerField(default=0, help_text="ended before they were received")
    refused = models.IntegerField(default=0)
    withdrawn = models.IntegerField(default=0)
    closed = models.IntegerField(default=0)
    late_apologised = models.IntegerField(default=0, help_text="late, with an apology sent in time")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["grain", "day", "agency", "unit", "desk", "field", "channel"], name="one_figure"
            )
        ]

    def __str__(self) -> str:
        return f"{self.grain} {self.day} {self.agency_id}"


class OpenByDue(models.Model):
    """How many received and unsettled dossiers have their appointment on a day, for the same groups."""

    due_on = models.DateField()
    agency = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    unit = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    desk = models.ForeignKey("organisation.Agency", models.PROTECT, related_name="+")
    field = models.ForeignKey("procedures.Field", models.PROTECT, related_name="+")
    channel = models.CharField(max_length=10)
    open = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["due_on", "agency", "unit", "desk", "field", "channel"], name="one_open_by_due"
            )
        ]

    def __str__(self) -> str:
        return f"{self.due_on} {self.agency_id}: {self.open}"


class Applied(models.Model):
    """Journal entries already counted: counting one twice is impossible."""

    entry_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.entry_id)
