"""Finding deliveries nobody will come back to: whose job was lost, or whose worker died with them in its hands."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.notifications.ledger import SEND_TASK, put_in_queue
from motcua.notifications.models import Delivery
from motcua.notifications.rules.channels import DeliveryState

OVERDUE = timedelta(minutes=2)
AT_ONCE = 500


@transaction.atomic
def queue_forgotten(*, at: datetime) -> int:
    """Queue again every delivery that should have gone a while ago and has no job; how many."""
    free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=at)
    rows = Delivery.objects.filter(free, state=DeliveryState.QUEUED.value, next_at__lte=at - OVERDUE)
    late = {row.pk: row for row in rows.order_by("next_at")[:AT_ONCE]}
    jobs = ProcrastinateJob.objects.filter(
        task_name=SEND_TASK, status__in=["todo", "doing"], args__delivery_id__in=list(late)
    )
    with_job = set(jobs.values_list("args__delivery_id", flat=True))
    for pk in late.keys() - with_job:
        put_in_queue(late[pk], at=None)
    return len(late.keys() - with_job)
