"""Sums over the figures: each question reads the cut that answers it with fewest rows, one statement a table."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, timedelta
from operator import attrgetter

from django.db.models import BooleanField, ExpressionWrapper, Q, Sum
from django.db.models.functions import TruncMonth

from motcua.dossiers.models.dossier import Channel
from motcua.kernel.periods import Period
from motcua.monitoring.models import COUNTS, Figure, OpenByDue
from motcua.monitoring.rules.cells import Cut, Grain
from motcua.monitoring.rules.spans import BY_MONTH, Span, spans_of, spans_until
from motcua.monitoring.rules.totals import Totals

Key = tuple[str, ...]
"""Values of the columns that were asked for, the channel last."""
Counts = tuple[int, ...]
"""One number for each of COUNTS, in their order."""

_ONE_DAY = timedelta(days=1)
_SUMS = {f"sum_{name}": Sum(name) for name in COUNTS}
_NOTHING: Counts = (0,) * len(COUNTS)
_COLUMNS = tuple(one.name for one in fields(Totals))
_numbers = attrgetter(*_COLUMNS)


def added(totals: Iterable[Totals]) -> Totals:
    """The sum, column by column."""
    return Totals(*(sum(column) for column in zip(*map(_numbers, totals), strict=True)))


def everything_inside(rows: Q) -> bool:
    """Whether these rows are all there are: then what is outside need not be told apart."""
    return not Figure.objects.filter(~rows, cut=Cut.UNIT.value, grain=Grain.YEAR.value).exists()


def totals_by(columns: tuple[str, ...], rows: Q, cut: Cut, period: Period, today: date) -> dict[Key, Totals]:
    """The totals of a period for each value of `columns` and each channel, from the rows of one cut."""
    columns = (*columns, "channel")
    before, inside = _counted(columns, rows, cut, period)
    overdue, due_today = _open(columns, rows, cut, today)
    return {
        key: _totals(
            before.get(key, _NOTHING), inside.get(key, _NOTHING), overdue[key], due_today[key], channel=key[-1]
        )
        for key in {*before, *inside, *overdue, *due_today}
    }


def totals_by_month(rows: Q, cut: Cut, period: Period) -> dict[date, Totals]:
    """What happened in each month of a period, or in the part of it inside the period."""
    spans = spans_of(period.first, period.last, BY_MONTH)
    found = Figure.objects.filter(rows, _within(spans, "day"), cut=cut.value).annotate(month=TruncMonth("day"))
    by_month: defaultdict[date, list[Totals]] = defaultdict(list)
    for month, channel, *counts in found.values_list("month", "channel").annotate(**_SUMS).order_by("month"):
        by_month[month].append(Totals(**_flows(_named(counts), channel=channel)))
    return {month: added(totals) for month, totals in by_month.items()}


def overdue_and_due_today(rows: Q, *, on: date) -> tuple[int, int]:
    """How many of the open ones were due before a day, and how many are due on it."""
    overdue, due_today = _open((), rows, Cut.UNIT, on)
    return overdue[()], due_today[()]


def _counted(columns: Key, rows: Q, cut: Cut, period: Period) -> tuple[dict[Key, Counts], dict[Key, Counts]]:
    """Sums of all that came before a period, and of what happened in it."""
    spans = (*spans_until(period.first - _ONE_DAY), *spans_of(period.first, period.last))
    found = Figure.objects.filter(rows, _within(spans, "day"), cut=cut.value).annotate(
        inside=ExpressionWrapper(Q(day__gte=period.first), BooleanField())
    )
    parts: tuple[dict[Key, Counts], dict[Key, Counts]] = ({}, {})
    for inside, *row in found.values_list("inside", *columns).annotate(**_SUMS):
        parts[inside][tuple(row[: len(columns)])] = tuple(row[len(columns) :])
    return parts


def _open(columns: Key, rows: Q, cut: Cut, today: date) -> tuple[Counter[Key], Counter[Key]]:
    spans = (*spans_until(today - _ONE_DAY), (Grain.DAY, today, today))
    found = OpenByDue.objects.filter(rows, _within(spans, "due_on"), cut=cut.value).annotate(
        today=ExpressionWrapper(Q(due_on=today), BooleanField())
    )
    overdue: Counter[Key] = Counter()
    due_today: Counter[Key] = Counter()
    for is_today, *key, number in found.values_list("today", *columns).annotate(sum_open=Sum("open")):
        (due_today if is_today else overdue)[tuple(key)] = number
    return overdue, due_today


def _within(spans: Iterable[Span], day: str) -> Q:
    """The rows of these spans; `day` is the column of their day."""
    found = Q(pk__in=[])
    for grain, first, last in spans:
        found |= Q(grain=grain.value, **{f"{day}__range": (first, last)})
    return found


def _totals(before: Counts, inside: Counts, overdue: int, due_today: int, *, channel: str) -> Totals:
    """Until the end of a period is what came before it and what happened in it."""
    then, now = _named(before), _named(inside)
    until = {name: then[name] + now[name] for name in COUNTS}
    return Totals(
        **_flows(now, channel=channel),
        received_before=then["received"],
        settled_before=_settled(then),
        submitted_until=until["submitted"],
        turned_away_until=until["turned_away"],
        received_until=until["received"],
        settled_until=_settled(until),
        overdue=overdue,
        due_today=due_today,
    )


def _named(counts: Iterable[int]) -> dict[str, int]:
    return dict(zip(COUNTS, counts, strict=True))


def _flows(counts: dict[str, int], *, channel: str) -> dict[str, int]:
    """What happened, in the columns of `Totals`."""
    flows = {name: number for name, number in counts.items() if name in _COLUMNS}
    return flows | {"received_online": counts["received"] if channel == Channel.ONLINE else 0}


def _settled(counts: dict[str, int]) -> int:
    return counts["settled_early"] + counts["settled_on_time"] + counts["settled_late"]
