"""The job that speaks with the Post's system, when there is one."""

from django.conf import settings
from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.clients.post_office.http import HttpPostOffice
from motcua.postal.exchange import exchange


@app.periodic(cron="*/5 * * * *")
@app.task(name="postal.exchange", queue="upkeep", queueing_lock="postal_exchange")
def exchange_with_the_post(timestamp: int) -> None:
    """Announce parcels and ask about them."""
    if settings.POST_OFFICE is not None:
        exchange(HttpPostOffice(settings.POST_OFFICE), at=timezone.now())
