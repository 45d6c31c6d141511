"""The jobs that speak with the national portal, when there is one, and that forget what was said."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.exchange.comparing import compare_day
from motcua.exchange.keeping import empty_what_was_kept
from motcua.exchange.portal import our_portal
from motcua.exchange.queries import is_compared
from motcua.exchange.sending import empty_outbox
from motcua.kernel.worktime import day_in_vietnam


@app.periodic(cron="* * * * *")
@app.task(name="exchange.send", queue="upkeep", queueing_lock="exchange_send", lock="exchange_send")
def send_outbox(timestamp: int) -> None:
    """Every minute; never two at once, for the order of a dossier is kept by sending one thing after the other."""
    portal = our_portal()
    if portal is not None:
        empty_outbox(portal, at=timezone.now())


@app.periodic(cron="20 * * * *")
@app.task(name="exchange.compare", queue="upkeep", queueing_lock="exchange_compare")
def compare_yesterday(timestamp: int) -> None:
    """Yesterday, once a day; tried again each hour while the portal has not answered for every dossier."""
    portal, now = our_portal(), timezone.now()
    day = day_in_vietnam(now) - timedelta(days=1)
    if portal is not None and not is_compared(day):
        compare_day(portal, day, at=now)


@app.periodic(cron="35 2 * * *")
@app.task(name="exchange.empty", queue="upkeep", queueing_lock="exchange_empty")
def empty_old_messages(timestamp: int) -> None:
    """Each night, with or without a portal: what was exchanged may be older than the connection."""
    empty_what_was_kept(at=timezone.now())
