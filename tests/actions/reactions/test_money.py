"""What follows from money and from what costs money: each thing once, however often the workers come by."""

from datetime import datetime, timedelta

import pytest

from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import obligation_of
from motcua.fees.actions.notify_payment import notify_payment
from motcua.fees.models import Charge
from motcua.fees.queries import charges_of
from motcua.journal.models import Entry
from motcua.notifications.models import Message
from motcua.reactions import follow
from tests.factories.cast import Cast, a_draft, filed_at_counter
from tests.factories.money import FEES, a_charge, a_notice, cost
from tests.factories.traces import no_trace


def follow_all(dossier: Dossier) -> None:
    """As the workers do, and once more in the other order."""
    for entry in Entry.objects.about("dossier", dossier.pk):
        follow(entry.pk)
    entries = list(Entry.objects.about("dossier", dossier.pk))
    for entry in [*reversed(entries), *entries]:
        follow(entry.pk)


def test_one_certain_fee_is_charged_with_the_filing(cast: Cast, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    cost(monkeypatch, FEES[:1])
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    follow_all(dossier)
    (charge,) = charges_of("dossier", dossier.pk)
    assert (charge.total, charge.state, charge.raised_at) == (8000, "due", at)
    raised = Entry.objects.get(kind="fees.charge_raised")
    assert raised.actor is None
    assert Message.objects.get(entry=raised).recipient == cast.user("citizen")


@pytest.mark.parametrize("fees", [[], FEES, [{**FEES[0], "amount": 0}], FEES[2:]])
def test_what_is_not_certain_is_left_to_the_desk(
    cast: Cast, at: datetime, monkeypatch: pytest.MonkeyPatch, fees: list[dict[str, object]]
) -> None:
    cost(monkeypatch, fees)
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    follow_all(dossier)
    assert charges_of("dossier", dossier.pk) == []


@pytest.fixture
def waiting(cast: Cast, at: datetime) -> Dossier:
    dossier = filed_at_counter(cast, at=at)
    return request_payment(
        dossier.pk, what="Phí thẩm định", amount=150_000, legal_basis="168/2016/TT-BTC", by=cast.user("specialist"),
        at=at + timedelta(hours=1),
    )  # fmt: skip


def pay(charge: Charge, *, at: datetime, amount: int = 150_000, number: str = "GD-1") -> None:
    notify_payment(a_notice(charge, at=at, amount=amount, number=number), at=at)


def test_an_obligation_is_charged_and_paying_it_ends_the_waiting(cast: Cast, at: datetime, waiting: Dossier) -> None:
    follow_all(waiting)
    (charge,) = charges_of("dossier", waiting.pk)
    (line,) = charge.lines.all()
    assert (charge.total, line.case, line.basis) == (150_000, "Phí thẩm định", "168/2016/TT-BTC")
    pay(charge, at=at + timedelta(hours=2))
    follow_all(waiting)
    waiting.refresh_from_db()
    assert waiting.state == "processing" and obligation_of(waiting) is None
    assert waiting.obligations.get().proof == "Biên lai số 0000001"


def test_a_part_of_it_ends_nothing(cast: Cast, at: datetime, waiting: Dossier) -> None:
    follow_all(waiting)
    (charge,) = charges_of("dossier", waiting.pk)
    pay(charge, at=at, amount=50_000)
    follow_all(waiting)
    waiting.refresh_from_db()
    assert waiting.state == "wait_payment"
    pay(charge, at=at + timedelta(hours=2), amount=100_000, number="GD-2")
    follow_all(waiting)
    waiting.refresh_from_db()
    assert waiting.state == "processing"


def test_paying_another_fee_ends_nothing(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    charge = a_charge(cast, dossier, at=at)
    request_payment(
        dossier.pk, what="Phí thẩm định", amount=150_000, legal_basis="168/2016", by=cast.user("specialist"), at=at
    )
    follow_all(dossier)
    pay(charge, at=at, amount=8000)
    follow_all(dossier)
    dossier.refresh_from_db()
    assert dossier.state == "wait_payment"


def test_the_payer_is_told_once_of_each_thing(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    pay(a_charge(cast, dossier, at=at), at=at, amount=5000)
    follow_all(dossier)
    texts = Message.objects.filter(recipient=cast.user("citizen")).values_list("text", flat=True)
    assert sum("còn thiếu 3.000 đồng" in text for text in texts) == 1
    with no_trace():
        follow_all(dossier)
