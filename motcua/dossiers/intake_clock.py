"""By when a desk has to answer an online filing: accepted, refused or asked for more (Decree 118/2025 art. 17.2).

Nothing is written when something is filed: the moment follows from the filing, the regime and the calendar.
"""

from collections.abc import Mapping
from datetime import datetime

from motcua.dossiers.models import Dossier
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.rules.alerts import Level, level_of, near_after
from motcua.dossiers.rules.deadlines import CountingRule, due_moment, start_of_term
from motcua.dossiers.rules.states import State
from motcua.kernel.worktime import WorkingCalendar
from motcua.reference.queries import limits_of, working_calendar
from motcua.reference.rules.limits import LimitKey, Limits


def waits_for_an_answer(dossier: Dossier) -> bool:
    """Whether it is the desk's turn: filed online, or put right by the applicant, and not received yet."""
    return dossier.state == State.SUBMITTED and dossier.channel == Channel.ONLINE


def answer_by(dossier: Dossier, limits: Limits, calendar: WorkingCalendar) -> datetime | None:
    """The moment the desk has to have answered by; None when the regime sets no limit or it is not the desk's turn."""
    if not waits_for_an_answer(dossier) or not limits.has(LimitKey.ONLINE_ACCEPT):
        return None
    return due_moment(dossier.held_since, limits.term(LimitKey.ONLINE_ACCEPT), calendar, _rule(limits))


def open_intakes(*, now: datetime) -> list[tuple[int, Level]]:
    """Online filings that have used half, four fifths or all of the time to be answered in; only open ones are read."""
    rows = list(
        Dossier.objects.filter(
            settled_at__isnull=True, due_on__isnull=True, state=State.SUBMITTED, channel=Channel.ONLINE
        )
        .select_related("agency")
        .only("state", "channel", "regime", "held_since", "agency__code")
    )
    limits = {regime: limits_of(regime) for regime in {row.regime for row in rows}}
    calendars = {code: working_calendar(code) for code in {row.agency.code for row in rows}}
    return [(row.pk, level) for row in rows if (level := _level(row, limits, calendars, now=now))]


def _level(
    dossier: Dossier, limits: Mapping[str, Limits], calendars: Mapping[str, WorkingCalendar], *, now: datetime
) -> Level | None:
    of_regime, calendar = limits[dossier.regime], calendars[dossier.agency.code]
    until = answer_by(dossier, of_regime, calendar)
    if until is None:
        return None
    start = start_of_term(dossier.held_since, calendar, _rule(of_regime))
    if now < start:
        return None
    return level_of(calendar.working_time_between(start, now), near_after(now, until, calendar))


def _rule(limits: Limits) -> CountingRule:
    return CountingRule(online_last_minutes=limits.online_last_minutes)
