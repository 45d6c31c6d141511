"""What the round of the clock looks at: terms that reached a level, steps left alone, supplements that never came."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from motcua.dossiers.models import Dossier, Interval, Step, Supplement, Transfer
from motcua.dossiers.rules.alerts import Level, left_alone, level_of
from motcua.dossiers.rules.clock import Running
from motcua.dossiers.rules.states import ENDED, WAITING
from motcua.reference.queries import limits_of, working_calendar
from motcua.reference.rules.limits import LimitKey


def levels_reached(*, now: datetime) -> list[tuple[int, Level]]:
    """Dossiers whose running term has reached a level, with the highest one; nothing is remembered here."""
    rows = list(
        Dossier.objects.unsettled()
        .filter(paused_since__isnull=True)
        .values_list("pk", "term_from", "due_at", "agency__code")
    )
    stood = _stood({row[0] for row in rows})
    calendars = {agency: working_calendar(agency) for agency in {row[3] for row in rows}}
    found = []
    for pk, term_from, due_at, agency in rows:
        if term_from is None or due_at is None:
            continue
        calendar = calendars[agency]
        used = calendar.working_time_between(term_from, now)
        for started_at, ended_at in stood[pk]:
            if started_at >= term_from:
                used -= calendar.working_time_between(started_at, ended_at)
        level = level_of(used, calendar.working_time_between(now, due_at) if now <= due_at else -timedelta(seconds=1))
        if level:
            found.append((pk, level))
    return found


def _stood(dossier_ids: Iterable[int]) -> dict[int, list[tuple[datetime, datetime]]]:
    """The pauses that are over, by dossier."""
    paused = Interval.objects.filter(kind=Running.PAUSED.value, ended_at__isnull=False, dossier_id__in=dossier_ids)
    found: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for dossier_id, started_at, ended_at in paused.values_list("dossier_id", "started_at", "ended_at"):
        if ended_at is not None:
            found[dossier_id].append((started_at, ended_at))
    return found


def steps_left_alone(*, now: datetime) -> list[int]:
    """Dossiers whose open step nobody has touched for longer than it allows, without those that wait for applicants."""
    still = [state.value for state in ENDED | WAITING]
    rows = Step.objects.filter(closed_at__isnull=True, dossier__paused_since__isnull=True)
    rows = rows.exclude(dossier__state__in=still)
    told = list(rows.values_list("dossier_id", "opened_at", "due_at", "dossier__regime", "dossier__agency__code"))
    calendars = {agency: working_calendar(agency) for agency in {row[4] for row in told}}
    idle = {regime: limits_of(regime).term(LimitKey.IDLE_STEP) for regime in {row[3] for row in told}}
    return [
        dossier_id
        for dossier_id, opened_at, due_at, regime, agency in told
        if left_alone(opened_at, due_at, idle[regime], calendars[agency], now=now)
    ]


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
