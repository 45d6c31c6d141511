"""Reading the figures: sums over the small tables only, never over dossiers, whose number therefore costs nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q, Sum
from django.db.models.functions import TruncMonth

from motcua.dossiers.models.dossier import Channel
from motcua.kernel.periods import Period
from motcua.kernel.worktime import day_in_vietnam
from motcua.monitoring.models import COUNTS, Figure, OpenByDue
from motcua.monitoring.rules.definitions import DEFINITIONS, RATES, Definition
from motcua.monitoring.rules.spans import Spans, spans_of, spans_until
from motcua.monitoring.rules.totals import Totals
from motcua.organisation import queries as organisation
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import AgencyKind, Role
from motcua.procedures import queries as procedures

CHANNELS: dict[str, str] = {str(value): str(label) for value, label in Channel.choices}
_NOTHING = Q(pk__in=[])
# What a group is grouped by: the columns of its key for addresses and of its name for people.
_GROUPS = {
    "unit": ("unit__code", "unit__name"),
    "field": ("field__code", "field__name"),
    "channel": ("channel", "channel"),
}


@dataclass(frozen=True)
class Scope:
    """What is counted: dossiers decided or worked on at `places` (agency ids); None is everything."""

    name: str
    places: frozenset[int] | None = None

    def rows(self) -> Q:
        """The rows of figures, open ones or dossiers inside the scope: all three name agency and unit."""
        if self.places is None:
            return Q()
        return Q(agency_id__in=self.places) | Q(unit_id__in=self.places)


WHOLE = Scope("Toàn bộ các cơ quan, đơn vị")


@dataclass(frozen=True)
class Filters:
    """Narrowing to one unit (code), one field (code), one channel; empty is no narrowing."""

    unit: str = ""
    field: str = ""
    channel: str = ""

    def rows(self, *, field_path: str = "field") -> Q:
        """As a condition; `field_path` leads from the row to the procedure's field."""
        pairs = {"unit__code": self.unit, f"{field_path}__code": self.field, "channel": self.channel}
        return Q(**{name: value for name, value in pairs.items() if value})


@dataclass(frozen=True)
class Reading:
    """One figure with all that is needed to understand it. `value` is None when there is nothing to divide."""

    definition: Definition
    value: int | Decimal | None
    denominator: int | None
    period: Period
    read_at: datetime

    @property
    def is_rate(self) -> bool:
        return self.definition in RATES


@dataclass(frozen=True)
class Line:
    """The totals of one unit, field, channel or month; `key` is its code in addresses."""

    key: str
    name: str
    totals: Totals


@dataclass(frozen=True)
class FigureSet:
    """The figures of a scope in a period, whole and broken down. Every line of a breakdown has the same definitions."""

    scope: Scope
    period: Period
    read_at: datetime
    totals: Totals
    by_unit: list[Line]
    by_field: list[Line]
    by_channel: list[Line]
    by_month: list[Line]

    def reading(self, definition: Definition) -> Reading:
        """One figure of the whole."""
        over = getattr(self.totals, definition.over) if definition.over else None
        return Reading(definition, getattr(self.totals, definition.of), over, self.period, self.read_at)

    @property
    def readings(self) -> list[Reading]:
        """Every figure and rate of the whole."""
        return [self.reading(one) for one in DEFINITIONS + RATES]


def scope_of(duties: Duties) -> Scope | None:
    """Whose figures an officer reads: controllers and administrators all, a leader their agencies and all below.

    None for others.
    """
    if duties.holds(Role.CONTROLLER) or duties.holds(Role.ADMINISTRATOR):
        return WHOLE
    led = duties.agencies(Role.LEADER)
    if not led:
        return None
    return Scope(", ".join(organisation.names_of(led)), organisation.with_descendants(led))


def figures(scope: Scope, period: Period, *, now: datetime, filters: Filters | None = None) -> FigureSet:
    """All figures of a scope in a period, with breakdowns; `now` is the time of reading."""
    rows = scope.rows() & (filters or Filters()).rows()
    today = day_in_vietnam(now)
    by_channel = [Line(one.key, CHANNELS[one.key], one.totals) for one in _by("channel", rows, period, today)]
    return FigureSet(
        scope=scope,
        period=period,
        read_at=now,
        totals=added(line.totals for line in by_channel),
        by_unit=_by("unit", rows, period, today),
        by_field=_by("field", rows, period, today),
        by_channel=by_channel,
        by_month=_by_month(rows, period),
    )


def added(totals: Iterable[Totals]) -> Totals:
    """The sum, column by column."""
    known = list(totals)
    return Totals(**{one.name: sum(getattr(line, one.name) for line in known) for one in fields(Totals)})


def due_today_and_overdue(scope: Scope, *, on: date) -> tuple[int, int]:
    """How many open dossiers are due on a day, and how many were due before it."""
    found = OpenByDue.objects.filter(scope.rows(), due_on__lte=on).aggregate(**_open_sums(on))
    return found["due_today"] or 0, found["overdue"] or 0


def _by(group: str, rows: Q, period: Period, today: date) -> list[Line]:
    key, name = _GROUPS[group]
    found: dict[tuple[str, str], dict[str, int]] = {}
    before, until = spans_until(period.first - timedelta(days=1)), spans_until(period.last)
    inside = spans_of(period.first, period.last)
    read = rows & (_rows_of(before) | _rows_of(until) | _rows_of(inside))
    sums = _flow_sums(_rows_of(inside)) | _stock_sums(_rows_of(before), _rows_of(until))
    # A channel is its own name: asking for the same column twice is asking once.
    columns = list(dict.fromkeys((key, name)))
    for row in Figure.objects.filter(read).values(*columns).annotate(**sums).order_by(*columns):
        found[row[key], row[name]] = _numbers(row)
    for row in OpenByDue.objects.filter(rows, due_on__lte=today).values(*columns).annotate(**_open_sums(today)):
        found.setdefault((row[key], row[name]), {}).update(_numbers(row))
    lines = [Line(code, label, Totals(**numbers)) for (code, label), numbers in found.items()]
    return sorted((line for line in lines if line.totals != Totals()), key=lambda line: line.name)


def _by_month(rows: Q, period: Period) -> list[Line]:
    inside = _rows_of(spans_of(period.first, period.last))
    found = Figure.objects.filter(rows & inside).annotate(month=TruncMonth("day")).values("month")
    sums = _flow_sums(inside)
    return [
        Line(f"{row['month']:%Y-%m}", f"{row['month']:%m/%Y}", Totals(**_numbers(row)))
        for row in found.annotate(**sums).order_by("month")
    ]


def _rows_of(spans: Spans) -> Q:
    found = _NOTHING
    if spans.months:
        found |= Q(grain=Figure.Grain.MONTH, day__range=spans.months)
    for days in spans.days:
        found |= Q(grain=Figure.Grain.DAY, day__range=days)
    return found


def _flow_sums(inside: Q) -> dict[str, Sum]:
    """Sums carry other names than the columns they add up, which SQL would take them for."""
    sums = {f"sum_{name}": Sum(name, filter=inside) for name in COUNTS}
    return sums | {"sum_received_online": Sum("received", filter=inside & Q(channel=Channel.ONLINE))}


def _stock_sums(before: Q, until: Q) -> dict[str, Any]:
    sums: dict[str, Any] = {
        "sum_submitted_until": Sum("submitted", filter=until),
        "sum_turned_away_until": Sum("turned_away", filter=until),
    }
    for name, rows in (("before", before), ("until", until)):
        sums[f"sum_received_{name}"] = Sum("received", filter=rows)
        for outcome in ("early", "on_time", "late"):
            sums[f"part_{outcome}_{name}"] = Sum(f"settled_{outcome}", filter=rows)
    return sums


def _open_sums(on: date) -> dict[str, Sum]:
    return {"due_today": Sum("open", filter=Q(due_on=on)), "overdue": Sum("open", filter=Q(due_on__lt=on))}


def _numbers(row: Mapping[str, Any]) -> dict[str, int]:
    """The columns of `Totals` in a row of sums; an empty sum is 0."""
    known = {one.name for one in fields(Totals)}
    numbers = {
        name.removeprefix("sum_"): value or 0 for name, value in row.items() if name.removeprefix("sum_") in known
    }
    for edge in ("before", "until"):
        parts = [row.get(f"part_{outcome}_{edge}") or 0 for outcome in ("early", "on_time", "late")]
        if f"part_early_{edge}" in row:
            numbers[f"settled_{edge}"] = sum(parts)
    return numbers


# What the house is: counts of the registry and of the organisation


@dataclass(frozen=True)
class CatalogueCounts:
    """Procedures in force by level, online services by level, agencies by kind."""

    procedures: dict[str, int]
    services: dict[str, int]
    agencies: dict[AgencyKind, int]


def catalogue_counts(on: date) -> CatalogueCounts:
    """What the registry and the organisation hold on a day."""
    services = {level.value: count for level, count in procedures.counts_by_online_level(on).items()}
    return CatalogueCounts(procedures.counts_by_level(on), services, organisation.counts_by_kind(on))


def public_figures(now: datetime, period: Period | None = None) -> dict[str, Any]:
    """What everybody may know, as plain values: the public page and `motcua figures --json` say the same.

    Without a period: the year of `now`. No dossier, no person.
    """
    today = day_in_vietnam(now)
    chosen = period or Period.year(today.year)
    counted = figures(WHOLE, chosen, now=now)
    return {
        "read_at": now.isoformat(),
        "period": {"name": chosen.name, "first": chosen.first.isoformat(), "last": chosen.last.isoformat()},
        "catalogue": _public_catalogue(catalogue_counts(today)),
        "figures": [_public(one) for one in counted.readings],
        "by_month": [_public_month(line) for line in counted.by_month],
    }


def _public_catalogue(counts: CatalogueCounts) -> dict[str, Any]:
    levels = {level: count for level, count in counts.procedures.items() if count}
    kinds = {
        "communes": AgencyKind.COMMUNE,
        "departments": AgencyKind.DEPARTMENT,
        "land_branches": AgencyKind.LAND_BRANCH,
        "service_units": AgencyKind.SERVICE_UNIT,
        "desks": AgencyKind.DESK,
    }
    return {
        "procedures": {"total": sum(levels.values()), **levels},
        "online_services": {"total": sum(counts.services.values()), **counts.services},
        "agencies": {name: counts.agencies[kind] for name, kind in kinds.items()},
    }


def _public(reading: Reading) -> dict[str, Any]:
    value = float(reading.value) if isinstance(reading.value, Decimal) else reading.value
    return {
        "key": reading.definition.key,
        "name": reading.definition.name,
        "definition": reading.definition.meaning,
        "unit": "%" if reading.is_rate else "",
        "value": value,
        "denominator": reading.denominator,
        "denominator_name": reading.definition.over_name,
    }


def _public_month(line: Line) -> dict[str, Any]:
    totals = line.totals
    return {
        "month": line.key,
        "name": line.name,
        "received": totals.received,
        "settled_early": totals.settled_early,
        "settled_on_time": totals.settled_on_time,
        "settled_late": totals.settled_late,
    }
