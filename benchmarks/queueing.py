"""Eight windows of one desk calling at the same moment, beside eight connections that only claim rows."""

import multiprocessing
import os
import time
from collections.abc import Callable
from multiprocessing.synchronize import Barrier
from statistics import median, quantiles

from benchmarks.table import Measure
from benchmarks.world import say

WINDOWS = 8
AIM_MS = 100.0
DESK = "mc-cho-gao"
EACH = 4_000
CLAIM = """
    UPDATE queueing_ticket SET state = 'left' WHERE id = (
        SELECT id FROM queueing_ticket WHERE desk_id = %s AND day = %s AND state = 'waiting'
        ORDER BY stands_since, id LIMIT 1 FOR UPDATE SKIP LOCKED)
"""


def measure_calls(seconds: float) -> list[Measure]:
    """A call with its journal row and job, and the same rows claimed by one bare statement and commit each."""
    names = _clerks()
    day = _fill()
    say(f"{WINDOWS} windows call")
    ours = _at_once(_call, names, seconds)
    _nobody_twice(len(ours))
    say(f"{WINDOWS} connections claim")
    bare = _at_once(_claim, [day] * WINDOWS, min(2.0, seconds))
    p95 = quantiles(ours, n=20)[-1]
    return [
        Measure(
            f"ticket call, {WINDOWS} windows at once", median(ours), "ms", median(bare), "ms bare claim",
            p50=median(ours), p95=p95, aim=f"p95 < {AIM_MS:.0f} ms", met=p95 < AIM_MS,
        )
    ]  # fmt: skip


def _clerks() -> list[str]:
    """Eight officers at the windows 1 to 8 of the desk."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from motcua.organisation.actions.appoint_officer import OfficerFacts, appoint_officer
    from motcua.organisation.actions.grant_role import grant_role
    from motcua.organisation.queries import account_exists
    from motcua.organisation.rules.kinds import Role
    from motcua.queueing.actions.open_window import open_window

    now, names = timezone.now(), [f"quay-{number}" for number in range(1, WINDOWS + 1)]
    for number, name in enumerate(names, start=1):
        if not account_exists(name):
            facts = OfficerFacts(name, f"Cán bộ quầy {number}", DESK, "Công chức một cửa", synthetic=True)
            officer = appoint_officer(facts, password=os.urandom(12).hex(), by=None, at=now)
            grant_role(officer.pk, Role.RECEIVER, DESK, by=None, at=now)
        open_window(DESK, number, by=get_user_model().objects.get(username=name), at=now)
    return names


def _fill() -> str:
    """A hall full of people, one in five with priority; gives the day."""
    from datetime import timedelta

    from django.utils import timezone

    from motcua.queueing.actions.take_ticket import take_ticket
    from motcua.queueing.models import Ticket

    now = timezone.now()
    Ticket.objects.filter(desk__code=DESK).delete()
    first = take_ticket(DESK, None, reason="none", by=None, at=now)
    Ticket.objects.bulk_create(
        Ticket(
            desk_id=first.desk_id,
            day=first.day,
            series=first.series,
            number=first.number + step,
            reason="none" if step % 5 else "elderly",
            taken_at=now,
            stands_since=now + timedelta(milliseconds=step),
        )
        for step in range(1, WINDOWS * EACH)
    )
    return first.day.isoformat()


def _at_once(work: Callable[[str, float], list[float]], given: list[str], seconds: float) -> list[float]:
    """Milliseconds of every call of all processes, which begin when the last of them is ready."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(WINDOWS, _ready, (context.Barrier(WINDOWS),)) as pool:
        parts = pool.starmap(work, [(one, seconds) for one in given], chunksize=1)
    return [each for part in parts for each in part]


def _ready(others: Barrier) -> None:
    import django

    django.setup()
    others.wait(timeout=180)


def _call(name: str, seconds: float) -> list[float]:
    """One window: call and serve until the time is over; the times of the calls alone."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from motcua.queueing.actions.call_next import call_next
    from motcua.queueing.actions.serve import serve

    clerk, took = get_user_model().objects.get(username=name), []
    until = time.time() + seconds
    while time.time() < until:
        start = time.perf_counter()
        ticket = call_next(by=clerk, at=timezone.now())
        took.append(1000 * (time.perf_counter() - start))
        serve(ticket.pk, by=clerk, at=timezone.now())
    return took


def _claim(day: str, seconds: float) -> list[float]:
    import psycopg

    took, until = [], time.time() + seconds
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        desk = connection.execute("SELECT id FROM organisation_agency WHERE code = %s", [DESK]).fetchone()
        while desk and time.time() < until:
            start = time.perf_counter()
            claimed = connection.execute(CLAIM, [desk[0], day]).rowcount
            if not claimed:
                break
            took.append(1000 * (time.perf_counter() - start))
    return took


def _nobody_twice(calls: int) -> None:
    from django.utils import timezone

    from motcua.journal.models import Entry
    from motcua.queueing.models import Ticket

    today = Ticket.objects.filter(state="served", day=timezone.localdate())
    served = today.count()
    entries = Entry.objects.filter(kind="queueing.ticket_called", subject_id__in=today.values("pk"))
    called = entries.values("subject_id").distinct().count()
    if not served == called == calls:
        raise RuntimeError(f"{calls} calls, {called} tickets called, {served} served")
