"""The jobs of telling: send one, and look for forgotten ones. A worker takes urgent lanes first."""

from django.utils import timezone
from procrastinate.contrib.django import app

from motcua.notifications.dispatch import deliver
from motcua.notifications.ledger import SEND_TASK
from motcua.notifications.rules.channels import PRIORITIES, Lane, queue_of
from motcua.notifications.sweep import queue_forgotten


@app.task(name=SEND_TASK, queue=queue_of(Lane.NORMAL), priority=PRIORITIES[Lane.NORMAL])
def send(delivery_id: int) -> None:
    """Send one delivery now, if it may go."""
    deliver(delivery_id, at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="notifications.sweep", queue="upkeep", queueing_lock="sweep_deliveries")
def sweep(timestamp: int) -> None:
    """Give forgotten deliveries a job again."""
    queue_forgotten(at=timezone.now())
