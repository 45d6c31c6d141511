"""The rounds nobody has to remember: warning about terms, escalating steps, closing and forgetting what never came."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from motcua.dossiers.actions.close_unsupplemented import close_unsupplemented
from motcua.dossiers.actions.drop_old_receptions import drop_old_receptions
from motcua.dossiers.actions.escalate import escalate
from motcua.dossiers.actions.report_late_opinion import report_late_opinion
from motcua.dossiers.actions.report_papers_left import report_papers_left
from motcua.dossiers.actions.report_transfer import report_transfer
from motcua.dossiers.actions.warn import warn
from motcua.dossiers.actions.warn_intake import warn_intake
from motcua.dossiers.intake_clock import open_intakes
from motcua.dossiers.paper_slips import papers_left_behind
from motcua.dossiers.watching import (
    late_opinions,
    looked_at,
    looks_due,
    steps_left_alone,
    transfers_left_behind,
    unsupplemented,
)
from motcua.kernel.refusals import Refused


@app.periodic(cron="*/10 * * * *")
@app.task(name="dossiers.watch_terms", queue="upkeep", queueing_lock="watch_terms", retry=RetryStrategy(max_attempts=3))
def watch_terms(timestamp: int) -> None:
    """Warn about every term, and every online filing not answered, that has reached a level; a level is told once."""
    now = timezone.now()
    looks = looks_due(now=now)
    for look in looks:
        if look.level:
            warn(look.dossier_id, look.level, at=now)
    looked_at(looks)
    for dossier_id, level in open_intakes(now=now):
        warn_intake(dossier_id, level, at=now)


@app.periodic(cron="5 * * * *")
@app.task(name="dossiers.watch_steps", queue="upkeep", queueing_lock="watch_steps", retry=RetryStrategy(max_attempts=3))
def watch_steps(timestamp: int) -> None:
    """Report every step left alone, transfer not left and opinion not given; close what was not supplemented in time."""
    now = timezone.now()
    for dossier_id in steps_left_alone(now=now):
        escalate(dossier_id, at=now)
    for dossier_id in transfers_left_behind(now=now):
        report_transfer(dossier_id, at=now)
    for dossier_id, until in papers_left_behind(now=now):
        report_papers_left(dossier_id, until, at=now)
    for consultation_id in late_opinions(now=now):
        report_late_opinion(consultation_id, at=now)
    for dossier_id in unsupplemented(now=now):
        close_quietly(dossier_id)


@app.periodic(cron="35 * * * *")
@app.task(name="dossiers.forget_receptions", queue="upkeep", queueing_lock="forget_receptions")
def forget_receptions(timestamp: int) -> None:
    """What a clerk typed and left is personal data with no purpose any more."""
    drop_old_receptions(at=timezone.now())


def close_quietly(dossier_id: int) -> None:
    """Close one; what was supplemented or withdrawn this very moment is left as it is."""
    try:
        close_unsupplemented(dossier_id, by=None, at=timezone.now())
    except Refused:
        return
