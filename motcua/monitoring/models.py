"""Small tables of figures, fed from the journal, one step a fact; `rebuild` makes the same again."""

from typing import Any

from django.db import models

from motcua.monitoring.rules.cells import CUT_NAMES, GRAIN_NAMES, Cut, Grain

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
    "received_elsewhere",
    "parts_early",
    "parts_on_time",
    "parts_late",
)
_GRAINS = [(one.value, GRAIN_NAMES[one]) for one in Grain]
_CUTS = [(one.value, CUT_NAMES[one]) for one in Cut]
_FULL = models.Q(cut=Cut.FULL.value)
_NARROWED_BY = ("agency", "unit", "field")


def _party(to: str) -> Any:
    """Whom a row is about; empty where its cut tells none apart. The indexes of the table begin with it."""
    return models.ForeignKey(to, models.PROTECT, null=True, related_name="+", db_index=False)


class Figure(models.Model):
    """What happened in one day, month or year (`grain`), for one group of dossiers, as fine as the `cut` tells apart.

    Each fact is in nine rows, each grain in each cut: a sum is taken over rows of one cut whose spans do not overlap.
    """

    cut = models.CharField(max_length=5, choices=_CUTS)
    grain = models.CharField(max_length=5, choices=_GRAINS)
    day = models.DateField(help_text="the day, or the first day of the month or year")
    agency = _party("organisation.Agency")
    unit = _party("organisation.Agency")
    desk = _party("organisation.Agency")
    field = _party("procedures.Field")
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
    received_elsewhere = models.IntegerField(db_default=0, help_text="of the received: taken in at another desk")
    parts_early = models.IntegerField(db_default=0, help_text="parts of linked dossiers, in no other count")
    parts_on_time = models.IntegerField(db_default=0)
    parts_late = models.IntegerField(db_default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cut", "grain", "day", "agency", "unit", "desk", "field", "channel"],
                name="one_figure",
                nulls_distinct=False,
            )
        ]
        indexes = [
            models.Index(fields=[party, "grain", "day"], name=f"figure_by_{party}", condition=_FULL)
            for party in _NARROWED_BY
        ]

    def __str__(self) -> str:
        return f"{self.cut} {self.grain} {self.day} {self.agency_id}"


class OpenByDue(models.Model):
    """How many received and unsettled dossiers have their appointment in a day, month or year, for the same groups.

    A row that comes to nothing goes away: the table is as long as the list of what is open, not as the past.
    """

    cut = models.CharField(max_length=5, choices=_CUTS)
    grain = models.CharField(max_length=5, choices=_GRAINS)
    due_on = models.DateField(help_text="the day, or the first day of the month or year")
    agency = _party("organisation.Agency")
    unit = _party("organisation.Agency")
    desk = _party("organisation.Agency")
    field = _party("procedures.Field")
    channel = models.CharField(max_length=10)
    open = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cut", "grain", "due_on", "agency", "unit", "desk", "field", "channel"],
                name="one_open_by_due",
                nulls_distinct=False,
            )
        ]
        indexes = [
            models.Index(fields=[party, "grain", "due_on"], name=f"open_by_{party}", condition=_FULL)
            for party in _NARROWED_BY
        ]

    def __str__(self) -> str:
        return f"{self.cut} {self.grain} {self.due_on} {self.agency_id}: {self.open}"


class Applied(models.Model):
    """Journal entries already counted: counting one twice is impossible."""

    entry_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.entry_id)
