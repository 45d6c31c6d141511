"""Sums over the figures: each question reads the cut that answers it with fewest rows, one statement a table."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, timedelta

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
_Counts = defaultdict[Key, Counter[str]]

_ONE_DAY = timedelta(days=1)
_SUMS = {f"sum_{name}": Sum(name) for name in COUNTS}
_SETTLED = ("settled_early", "settled_on_time", "settled_late")


def added(totals: Iterable[Totals]) -> Totals:
    """The sum, column by column."""
    known = list(totals)
    return Totals(**{one.name: sum(getattr(line, one.name) for line in known) for one in fields(Totals)})


def everything_inside(rows: Q) -> bool:
    """Whether these rows are all there are: then what is outside need not be told apart."""
    return not Figure.objects.filter(~rows, cut=Cut.UNIT.value, grain=Grain.YEAR.value).exists()


def totals_by(columns: tuple[str, ...], rows: Q, cut: Cut, period: Period, today: date) -> dict[Key, Totals]:
    """The totals of a period for each value of `columns` and each channel, from the rows of one cut."""
    columns = (*columns, "channel")
    before, inside = _counted(columns, rows, cut, period)
    overdue, due_today = _open(columns, rows, cut, today)
    return {
        key: _totals(inside[key], before[key], overdue[key], due_today[key], channel=key[-1])
        for key in {*before, *inside, *overdue, *due_today}
    }


def totals_by_month(rows: Q, cut: Cut, period: Period) -> dict[date, Totals]:
    """What happened in each month of a period, or in the part of it inside the period."""
    spans = spans_of(period.first, period.last, BY_MONTH)
    found = Figure.objects.filter(rows, _within(spans, "day"), cut=cut.value).annotate(month=TruncMonth("day"))
    by_month: defaultdict[date, list[Totals]] = defaultdict(list)
    columns = ("month", "channel")
    for row in found.values(*columns).annotate(**_SUMS).order_by("month"):
        counts = Counter({name: row[f"sum_{name}"] for name in COUNTS})
        by_month[row["month"]].append(_happened(counts, channel=row["channel"]))
    return {month: added(totals) for month, totals in by_month.items()}


def overdue_and_due_today(rows: Q, *, on: date) -> tuple[int, int]:
    """How many of the open ones were due before a day, and how many are due on it."""
    overdue, due_today = _open((), rows, Cut.UNIT, on)
    return overdue[()], due_today[()]


def _counted(columns: Key, rows: Q, cut: Cut, period: Period) -> tuple[_Counts, _Counts]:
    """Sums of all that came before a period, and of what happened in it."""
    spans = (*spans_until(period.first - _ONE_DAY), *spans_of(period.first, period.last))
    found = Figure.objects.filter(rows, _within(spans, "day"), cut=cut.value).annotate(
        inside=ExpressionWrapper(Q(day__gte=period.first), BooleanField())
    )
    parts: dict[bool, _Counts] = {False: defaultdict(Counter), True: defaultdict(Counter)}
    for row in found.values("inside", *columns).annotate(**_SUMS):
        parts[row["inside"]][_key(row, columns)].update({name: row[f"sum_{name}"] for name in COUNTS})
    return parts[False], parts[True]


def _open(columns: Key, rows: Q, cut: Cut, today: date) -> tuple[Counter[Key], Counter[Key]]:
    spans = (*spans_until(today - _ONE_DAY), (Grain.DAY, today, today))
    found = OpenByDue.objects.filter(rows, _within(spans, "due_on"), cut=cut.value).annotate(
        today=ExpressionWrapper(Q(due_on=today), BooleanField())
    )
    overdue: Counter[Key] = Counter()
    due_today: Counter[Key] = Counter()
    for row in found.values("today", *columns).annotate(sum_open=Sum("open")):
        (due_today if row["today"] else overdue)[_key(row, columns)] += row["sum_open"]
    return overdue, due_today


def _key(row: dict[str, str], columns: Key) -> Key:
    return tuple(row[name] for name in columns)


def _within(spans: Iterable[Span], day: str) -> Q:
    """The rows of these spans; `day` is the column of their day."""
    found = Q(pk__in=[])
    for grain, first, last in spans:
        found |= Q(grain=grain.value, **{f"{day}__range": (first, last)})
    return found


def _happened(counts: Counter[str], *, channel: str) -> Totals:
    known = {one.name for one in fields(Totals)}
    told = {name: number for name, number in counts.items() if name in known}
    return Totals(**told, received_online=counts["received"] if channel == Channel.ONLINE else 0)


def _totals(inside: Counter[str], before: Counter[str], overdue: int, due_today: int, *, channel: str) -> Totals:
    """Until the end of a period is what came before it and what happened in it."""
    until = Counter(before)
    until.update(inside)
    return replace(
        _happened(inside, channel=channel),
        received_before=before["received"],
        settled_before=sum(before[name] for name in _SETTLED),
        submitted_until=until["submitted"],
        turned_away_until=until["turned_away"],
        received_until=until["received"],
        settled_until=sum(until[name] for name in _SETTLED),
        overdue=overdue,
        due_today=due_today,
    )
