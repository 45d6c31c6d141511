"""Reading the figures: sums over the small tables only, never over dossiers, whose number therefore costs nothing."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q

from motcua.dossiers.models.dossier import Channel
from motcua.kernel.periods import Period
from motcua.kernel.worktime import day_in_vietnam
from motcua.monitoring.rules.cells import Cut
from motcua.monitoring.rules.definitions import DEFINITIONS, RATES, Definition
from motcua.monitoring.rules.totals import Totals
from motcua.monitoring.sums import added, everything_inside, overdue_and_due_today, totals_by, totals_by_month
from motcua.organisation import queries as organisation
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import AgencyKind, Role
from motcua.procedures import queries as procedures

CHANNELS: dict[str, str] = {str(value): str(label) for value, label in Channel.choices}


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
    def whole(self) -> Line:
        """The whole as the last line of a breakdown; it has no key, for it narrows to nothing."""
        return Line("", "Tổng số", self.totals)

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
    asked, today = filters or Filters(), day_in_vietnam(now)
    rows = scope.rows() & asked.rows()
    cut = Cut.FULL if asked.field else Cut.UNIT
    by_unit = totals_by(("unit__code", "unit__name"), rows, cut, period, today)
    by_channel = _grouped((channel, CHANNELS[channel], totals) for (_, _, channel), totals in by_unit.items())
    months = totals_by_month(rows, cut, period)
    return FigureSet(
        scope=scope,
        period=period,
        read_at=now,
        totals=added(line.totals for line in by_channel),
        by_unit=_grouped((code, name, totals) for (code, name, _), totals in by_unit.items()),
        by_field=_by_field(scope, asked, period, today),
        by_channel=by_channel,
        by_month=[Line(f"{month:%Y-%m}", f"{month:%m/%Y}", totals) for month, totals in months.items()],
    )


def due_today_and_overdue(scope: Scope, *, on: date) -> tuple[int, int]:
    """How many open dossiers are due on a day, and how many were due before it."""
    overdue, due_today = overdue_and_due_today(scope.rows(), on=on)
    return due_today, overdue


def _by_field(scope: Scope, filters: Filters, period: Period, today: date) -> list[Line]:
    """By field: the rows that tell no unit apart suffice when every unit is asked for."""
    if not filters.unit and (scope.places is None or everything_inside(scope.rows())):
        rows, cut = filters.rows(), Cut.FIELD
    else:
        rows, cut = scope.rows() & filters.rows(), Cut.FULL
    found = totals_by(("field__code", "field__name"), rows, cut, period, today)
    return _grouped((code, name, totals) for (code, name, _), totals in found.items())


def _grouped(named: Iterable[tuple[str, str, Totals]]) -> list[Line]:
    """One line a key, with the sum of its totals; no line where there is nothing."""
    found: defaultdict[tuple[str, str], list[Totals]] = defaultdict(list)
    for code, name, totals in named:
        found[code, name].append(totals)
    lines = [Line(code, name, added(totals)) for (code, name), totals in found.items()]
    return sorted((line for line in lines if line.totals != Totals()), key=lambda line: (line.name, line.key))


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
