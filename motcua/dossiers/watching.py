"""What the round of the clock looks at: terms that reached a level, steps left alone, supplements that never came."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from motcua.dossiers.models import Consultation, Dossier, Interval, Step, Supplement, Transfer
from motcua.dossiers.rules.alerts import Level, least_time, left_alone, level_of, near_after, next_look
from motcua.dossiers.rules.clock import Running
from motcua.dossiers.rules.states import ENDED, WAITING
from motcua.kernel.terms import Term
from motcua.reference.queries import limits_of, regimes, working_calendar
from motcua.reference.rules.limits import LimitKey


@dataclass(frozen=True)
class Look:
    """A running term that had to be looked at: the level it has reached, and when to look again."""

    interval_id: int
    asked_for: datetime
    dossier_id: int
    level: Level | None
    next_at: datetime | None


def looks_due(*, now: datetime) -> list[Look]:
    """The running terms that may have reached a level since they were last looked at; no others are read."""
    rows = list(
        Interval.objects.filter(ended_at__isnull=True, next_look_at__lte=now, kind=Running.RUNNING.value)
        .filter(dossier__settled_at__isnull=True)
        .values_list(
            "pk", "next_look_at", "dossier_id", "dossier__term_from", "dossier__due_at", "dossier__agency__code"
        )
        .order_by("dossier_id")
    )
    stood = _stood({row[2] for row in rows})
    calendars = {agency: working_calendar(agency) for agency in {row[5] for row in rows}}
    found = []
    for pk, asked_for, dossier_id, term_from, due_at, agency in rows:
        if asked_for is None or term_from is None or due_at is None:
            continue
        calendar = calendars[agency]
        used = calendar.working_time_between(term_from, now)
        for started_at, ended_at in stood[dossier_id]:
            if started_at >= term_from:
                used -= calendar.working_time_between(started_at, ended_at)
        left = near_after(now, due_at, calendar)
        next_at = next_look(used, left, calendar, now=now, due_at=due_at)
        found.append(Look(pk, asked_for, dossier_id, level_of(used, left), next_at))
    return found


def looked_at(looks: Iterable[Look]) -> None:
    """These terms are looked at again when their next level comes, unless their due moment has moved meanwhile."""
    for look in looks:
        asked = Interval.objects.filter(pk=look.interval_id, next_look_at=look.asked_for)
        asked.update(next_look_at=look.next_at)


def _stood(dossier_ids: Iterable[int]) -> dict[int, list[tuple[datetime, datetime]]]:
    """The pauses that are over, by dossier."""
    paused = Interval.objects.filter(kind=Running.PAUSED.value, ended_at__isnull=False, dossier_id__in=dossier_ids)
    found: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for dossier_id, started_at, ended_at in paused.values_list("dossier_id", "started_at", "ended_at"):
        if ended_at is not None:
            found[dossier_id].append((started_at, ended_at))
    return found


def steps_left_alone(*, now: datetime) -> list[int]:
    """Dossiers whose open step nobody has touched for longer than it allows, without those that wait for applicants.

    Only steps that can have reached their limit are read: past their share of the term, and old enough.
    """
    still = [state.value for state in ENDED | WAITING]
    idle = _idle_limits()
    rows = Step.objects.filter(closed_at__isnull=True, dossier__paused_since__isnull=True)
    rows = rows.exclude(dossier__state__in=still).filter(Q(due_at__isnull=True) | Q(due_at__lt=now))
    rows = rows.filter(_old_enough(idle, now=now))
    told = list(rows.values_list("dossier_id", "opened_at", "due_at", "dossier__regime", "dossier__agency__code"))
    calendars = {agency: working_calendar(agency) for agency in {row[4] for row in told}}
    return [
        dossier_id
        for dossier_id, opened_at, due_at, regime, agency in told
        if left_alone(opened_at, due_at, idle[regime], calendars[agency], now=now)
    ]


def _idle_limits() -> dict[str, Term]:
    limits = [limits_of(regime.key) for regime in regimes()]
    return {one.regime: one.term(LimitKey.IDLE_STEP) for one in limits if one.has(LimitKey.IDLE_STEP)}


def _old_enough(idle: Mapping[str, Term], *, now: datetime) -> Q:
    found = Q(pk__in=[])
    for regime, term in idle.items():
        found |= Q(dossier__regime=regime, opened_at__lt=now - least_time(term))
    return found


def late_opinions(*, now: datetime) -> list[int]:
    """Opinions whose time has passed without an answer, of dossiers that are still settled."""
    rows = Consultation.objects.filter(answered_at__isnull=True, opened_at__isnull=False, due_at__lt=now)
    return list(rows.filter(dossier__settled_at__isnull=True).order_by("pk").values_list("pk", flat=True))


def unsupplemented(*, now: datetime) -> list[int]:
    """Dossiers whose day to supplement by has passed."""
    rows = Supplement.objects.filter(answered_at__isnull=True, respond_by__lt=now)
    return list(rows.exclude(dossier__settled_at__isnull=False).values_list("dossier_id", flat=True))


def counted_over(day: date) -> list[int]:
    """Unsettled dossiers whose term may cross a day: received by it, and due on it or later."""
    rows = Dossier.objects.unsettled().filter(paused_since__isnull=True, due_on__gte=day)
    return list(rows.filter(term_from__date__lte=day).values_list("pk", flat=True))


def transfers_left_behind(*, now: datetime) -> list[int]:
    """Dossiers taken in for another desk that have not left by their moment."""
    return list(Transfer.objects.unsent().filter(must_leave_by__lt=now).values_list("dossier_id", flat=True))
