"""Lanes: an urgent message overtakes a thousand bulk ones, in the queue's own order and with a real worker."""

import asyncio
from datetime import datetime
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from motcua.clients.sms.stand_in import StandIn
from motcua.journal.queue import queue
from motcua.notifications import jobs
from motcua.notifications.ledger import SEND_TASK
from motcua.notifications.models import Delivery
from motcua.notifications.rules.channels import PRIORITIES, Lane, queue_of
from tests.factories.cast import Cast
from tests.factories.telling import announced

LANES = [queue_of(lane) for lane in Lane]


def taken_by_a_worker(times: int) -> list[str]:
    """The queues of the next jobs, in the order a worker would fetch them."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now()) RETURNING id")
        worker = cursor.fetchone()[0]
        found = []
        for _ in range(times):
            cursor.execute("SELECT queue_name FROM procrastinate_fetch_job_v2(%s, %s)", [LANES, worker])
            found.append(cursor.fetchone()[0])
    return found


def test_urgent_overtakes_a_thousand_bulk_ones(cast: Cast, sms: None, at: datetime) -> None:
    bulk = queue.configure_task(SEND_TASK, queue=queue_of(Lane.BULK), priority=PRIORITIES[Lane.BULK])
    bulk.batch_defer(*({"delivery_id": number} for number in range(1000)))
    announced(at=at, template="news")
    announced(at=at, template="supplement_needed")
    assert taken_by_a_worker(4) == ["telling_urgent", "telling_normal", "telling_bulk", "telling_bulk"]


def test_a_real_worker_sends_the_urgent_one_first(
    committed: Cast, sms: None, first: StandIn, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "timezone", SimpleNamespace(now=lambda: at))
    with transaction.atomic():
        for _ in range(10):
            announced(at=at, template="appointment_moved")
        (urgent,) = announced(at=at, template="supplement_needed")
    work()
    order = [taken.key for taken in first.taken.values()]
    assert len(order) == 11 and order[0] == str(urgent.key)
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}


def work() -> None:
    """A worker of procrastinate, until nothing waits."""
    with app.replace_connector(app.connector.get_worker_connector()):

        async def run() -> None:
            async with app.open_async():
                await app.run_worker_async(queues=LANES, wait=False, install_signal_handlers=False)

        asyncio.run(run())
