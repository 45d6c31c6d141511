"""Acts that meet: real transactions from several connections at once, as in an office on a Monday morning."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from motcua.counters.actions import take
from motcua.counters.models import Counter
from motcua.dossiers.actions.file_at_counter import file_at_counter
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.submit_directly import DirectFiling, submit_directly
from motcua.dossiers.models import Dossier, DossierPaper, Step
from motcua.dossiers.reception import CounterFiling
from motcua.journal.models import Entry
from motcua.kernel.refusals import Refused
from motcua.people.actions import PersonFacts
from tests.factories.at_once import at_once
from tests.factories.cast import MARITAL, Cast, a_draft, filed_at_counter, marital_data


def at_the_desk() -> CounterFiling:
    person = PersonFacts("000190000001", "Nguyễn Thị Ánh Thử", "0900000123")
    return CounterFiling(uuid4(), MARITAL, "mc-xa", person, marital_data())


def assert_each_fact_has_its_job() -> None:
    queued = list(
        ProcrastinateJob.objects.filter(task_name="reactions.follow").values_list("args__entry_id", flat=True)
    )
    assert sorted(queued) == list(Entry.objects.order_by("pk").values_list("pk", flat=True))


def test_sixty_receipts_from_six_connections_give_1_to_60(committed: Cast, at: datetime) -> None:
    clerk = committed.user("clerk")

    def ten() -> list[str]:
        return [file_at_counter(at_the_desk(), by=clerk, at=at).code for _ in range(10)]

    codes = [code for batch in at_once(*[ten] * 6) for code in batch]
    assert sorted(codes) == [f"H58.90.21-240305-{number:04}" for number in range(1, 61)]
    assert Dossier.objects.count() == 60 == Entry.objects.filter(kind="dossier.received").count()
    assert_each_fact_has_its_job()


def test_two_clerks_receive_one_dossier(committed: Cast, at: datetime) -> None:
    dossier = submit(a_draft(committed, at=at).pk, by=committed.user("citizen"), at=at)
    clerks = [committed.user("clerk"), committed.user("clerk2")]
    outcomes = at_once(*[lambda clerk=clerk: receive(dossier.pk, by=clerk, at=at) for clerk in clerks])
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Dossier", "Refused"]
    refusal = next(outcome for outcome in outcomes if isinstance(outcome, Refused))
    assert refusal.sentence == "Hồ sơ đang ở trạng thái “Đã tiếp nhận” nên không thể thực hiện “Tiếp nhận”."
    assert Entry.objects.filter(kind="dossier.received").count() == 1
    assert Step.objects.filter(dossier=dossier, closed_at__isnull=True).count() == 1
    assert_each_fact_has_its_job()


def test_two_specialists_propose_one_result(committed: Cast, at: datetime) -> None:
    dossier = filed_at_counter(committed, at=at)
    users = [committed.user("specialist"), committed.user("specialist2")]
    outcomes = at_once(
        *[lambda user=user: propose(dossier.pk, values={}, opinion="Đủ điều kiện", by=user, at=at) for user in users]
    )
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Dossier", "Refused"]
    assert Entry.objects.filter(kind="dossier.proposed").count() == 1


@pytest.mark.parametrize("how", ["draft", "counter", "direct"])
def test_two_filings_with_one_key_at_once_file_once(committed: Cast, at: datetime, how: str) -> None:
    citizen, clerk = committed.user("citizen"), committed.user("clerk")
    draft, desk = a_draft(committed, at=at), at_the_desk()
    direct = DirectFiling(uuid4(), MARITAL, "xa", marital_data())
    act: Callable[[], Dossier] = {
        "draft": lambda: submit(draft.pk, by=citizen, at=at),
        "counter": lambda: file_at_counter(desk, by=clerk, at=at),
        "direct": lambda: submit_directly(direct, by=citizen, at=at),
    }[how]
    outcomes = at_once(act, act, act)
    assert len({outcome.pk for outcome in outcomes}) == 1
    assert Dossier.objects.get().code.endswith("-0001")
    assert Counter.objects.get(book__startswith="dossier:").value == 1
    assert_each_fact_has_its_job()


def test_a_number_rolled_back_is_taken_by_the_one_who_waited(committed: Cast) -> None:
    taken = Barrier(2)

    def take_and_fail() -> int:
        with transaction.atomic():
            number = take("so")
            taken.wait(timeout=20)
            transaction.set_rollback(True)
        return number

    def take_after() -> int:
        taken.wait(timeout=20)
        with transaction.atomic():
            return take("so")

    assert at_once(take_and_fail, take_after) == [1, 1]
    assert Counter.objects.get(book="so").value == 1


def test_an_act_that_breaks_half_way_leaves_nothing(
    committed: Cast, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    clerk = committed.user("clerk")
    first = file_at_counter(at_the_desk(), by=clerk, at=at)
    facts, jobs = Entry.objects.count(), ProcrastinateJob.objects.count()

    def power_cut(*_: object, **__: object) -> None:
        raise OSError("the power is gone")

    with monkeypatch.context() as broken, pytest.raises(OSError, match="power"):
        broken.setattr("motcua.dossiers.reception.record", power_cut)
        file_at_counter(replace(at_the_desk(), papers=()), by=clerk, at=at)
    assert list(Dossier.objects.all()) == [first] and not DossierPaper.objects.exists()
    assert (Entry.objects.count(), ProcrastinateJob.objects.count()) == (facts, jobs)
    assert file_at_counter(at_the_desk(), by=clerk, at=at).code.endswith("-0002")
