"""A delivery whose job was lost, or whose worker died, is found again."""

from datetime import datetime, timedelta

from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.notifications.dispatch import deliver
from motcua.notifications.models import Delivery
from motcua.notifications.sweep import queue_forgotten
from tests.factories.cast import Cast
from tests.factories.telling import announced, send_jobs


def test_what_has_its_job_is_left_alone(cast: Cast, sms: None, at: datetime) -> None:
    announced(at=at)
    assert queue_forgotten(at=at + timedelta(hours=1)) == 0 and len(send_jobs()) == 1


def test_a_delivery_without_job_gets_one_on_its_lane(cast: Cast, sms: None, at: datetime) -> None:
    (row,) = announced(at=at, template="supplement_needed")
    ProcrastinateJob.objects.all()._raw_delete("default")
    assert queue_forgotten(at=at + timedelta(minutes=1)) == 0
    assert queue_forgotten(at=at + timedelta(minutes=2)) == 1
    (job,) = send_jobs()
    assert (job.args, job.queue_name, job.priority) == ({"delivery_id": row.pk}, "telling_urgent", 20)


def test_what_a_worker_holds_or_is_settled_or_is_due_later_is_not_forgotten(
    cast: Cast, sms: None, at: datetime
) -> None:
    held, settled, later = (announced(at=at)[0] for _ in range(3))
    deliver(settled.pk, at=at)
    Delivery.objects.filter(pk=held.pk).update(claimed_until=at + timedelta(minutes=30))
    Delivery.objects.filter(pk=later.pk).update(next_at=at + timedelta(minutes=30))
    ProcrastinateJob.objects.all()._raw_delete("default")
    assert queue_forgotten(at=at + timedelta(minutes=10)) == 0
    assert queue_forgotten(at=at + timedelta(minutes=40)) == 2
