"""The calendar of the State and working hours, as data with sources."""

from django.db import models

from motcua.kernel.worktime import DayKind
from motcua.reference.rules.limits import LIMIT_NAMES, LimitKey
from motcua.reference.rules.portal import PLACE_NAMES, FilingPlace


class Day(models.Model):
    """A day that differs from the week's pattern, by which notice. `agency` empty = the whole country."""

    day = models.DateField()
    agency = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12, choices=[(kind.name, kind.name) for kind in DayKind])
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=200)
    verified = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "agency"], name="one_kind_per_day")]

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.name}"


class Hours(models.Model):
    """Working hours of one weekday (1 = Monday). `agency` empty = everybody without hours of their own."""

    agency = models.CharField(max_length=40, blank=True)
    weekday = models.PositiveSmallIntegerField()
    morning_from = models.TimeField(null=True)
    morning_to = models.TimeField(null=True)
    afternoon_from = models.TimeField(null=True)
    afternoon_to = models.TimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agency", "weekday"], name="one_row_per_weekday"),
            models.CheckConstraint(condition=models.Q(weekday__gte=1, weekday__lte=7), name="weekday_1_to_7"),
        ]

    def __str__(self) -> str:
        return f"{self.agency or '*'} {self.weekday}"


class Regime(models.Model):
    """Which decree and circular govern dossiers received in a time. What their forms are called: `papers/regimes`.

    Decree 61/2018 with Circular 01/2018/TT-VPCP to 30/06/2025; Decree 118/2025 with Circular 03/2025/TT-VPCP after.
    """

    key = models.SlugField(max_length=20, unique=True)
    decree = models.CharField(max_length=60)
    circular = models.CharField(max_length=60)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    verified = models.BooleanField()

    def __str__(self) -> str:
        return self.decree


class RegimeRule(models.Model):
    """One limit a regime sets (times, counts, who may receive), with its article and whether the text was read."""

    regime = models.ForeignKey(Regime, models.CASCADE, related_name="rules")
    key = models.CharField(max_length=30, choices=[(key.value, LIMIT_NAMES[key]) for key in LimitKey])
    value = models.CharField(max_length=60)
    article = models.CharField(max_length=200)
    verified = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["regime", "key"], name="one_rule_of_a_key")]

    def __str__(self) -> str:
        return f"{self.regime_id} {self.key} = {self.value}"


class PortalMode(models.Model):
    """Where people file online from a day to a day, and by which text. The days of two rows never meet."""

    place = models.CharField(max_length=12, choices=[(place.value, PLACE_NAMES[place]) for place in FilingPlace])
    valid_from = models.DateField(unique=True)
    valid_to = models.DateField(null=True)
    address = models.URLField(blank=True, help_text="the national portal's")
    source = models.CharField(max_length=200)
    verified = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="portal_mode_lasts",
            ),
            models.UniqueConstraint(
                models.Value(1), condition=models.Q(valid_to__isnull=True), name="one_open_portal_mode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place} from {self.valid_from}"
