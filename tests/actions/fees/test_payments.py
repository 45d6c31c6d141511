"""Money that comes: cash, transfers, notices of a gateway in any order, and what nobody can place."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from motcua.dossiers.models import Dossier
from motcua.fees.actions.confirm_transfer import confirm_transfer
from motcua.fees.actions.notify_payment import Notice, notify_payment
from motcua.fees.actions.place_payment import place_payment
from motcua.fees.actions.start_online_payment import SessionFacts, start_online_payment
from motcua.fees.actions.take_cash import take_cash
from motcua.fees.models import Charge, Payment
from motcua.fees.queries import open_session_of, payment_of, sessions_to_ask, unplaced_payments
from motcua.kernel.refusals import Refused
from motcua.organisation.queries import duties_of
from tests.factories.at_once import at_once
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.money import a_charge, a_notice, an_account
from tests.factories.traces import no_trace, one_fact, refused


@pytest.fixture
def charge(cast: Cast, at: datetime) -> Charge:
    an_account(at)
    return a_charge(cast, filed_at_counter(cast, at=at), at=at)


def now(charge: Charge) -> Charge:
    charge.refresh_from_db()
    return charge


def test_cash_gets_the_first_receipt_of_the_book(cast: Cast, at: datetime, charge: Charge) -> None:
    with one_fact("fees.payment_received") as fact:
        payment = take_cash(charge.pk, amount=8000, by=cast.user("clerk"), at=at)
    assert (payment.receipt_book, payment.receipt_number) == ("xa/2024/AA-24E", "0000001")
    assert payment.cashier is not None and payment.cashier.user == cast.user("clerk")
    assert now(charge).state == "paid"
    assert fact.data["paid"] is True and fact.data["receipt"] == "0000001"


def test_receipts_are_numbered_without_gaps_and_anew_each_year(cast: Cast, at: datetime, charge: Charge) -> None:
    clerk = cast.user("clerk")
    first = take_cash(charge.pk, amount=1000, by=clerk, at=at)
    with refused("Số tiền thu"):
        take_cash(charge.pk, amount=9000, by=clerk, at=at)
    second = take_cash(charge.pk, amount=1000, by=clerk, at=at)
    third = take_cash(charge.pk, amount=1000, by=clerk, at=at + timedelta(days=330))
    assert [payment.receipt_no for payment in (first, second, third)] == [1, 2, 1]
    assert now(charge).sentence == "Đã nhận 3.000 đồng, còn thiếu 5.000 đồng."


def test_ten_cashiers_at_once_leave_no_gap(committed: Cast, at: datetime) -> None:
    an_account(at)
    charge = a_charge(committed, filed_at_counter(committed, at=at), at=at)
    clerk = committed.user("clerk")
    at_once(*[lambda: take_cash(charge.pk, amount=1000, by=clerk, at=at)] * 8)
    assert sorted(Payment.objects.values_list("receipt_no", flat=True)) == list(range(1, 9))
    assert now(charge).state == "paid"


@pytest.mark.parametrize("name", ["other_clerk", "specialist", "leader", "citizen", "administrator"])
def test_strangers_to_the_desk_take_nothing(cast: Cast, at: datetime, charge: Charge, name: str) -> None:
    user = cast.user(name)
    with refused("thuộc về"):
        take_cash(charge.pk, amount=8000, by=user, at=at)
    with refused("thuộc về"):
        confirm_transfer(charge.pk, amount=8000, bank_reference="FT24001", by=user, at=at)


@pytest.mark.parametrize("amount", [0, -1, 8001])
def test_cash_is_never_more_than_owed(cast: Cast, at: datetime, charge: Charge, amount: int) -> None:
    clerk = cast.user("clerk")
    with refused("không quá 8.000 đồng"):
        take_cash(charge.pk, amount=amount, by=clerk, at=at)


def test_a_settled_charge_takes_no_cash(cast: Cast, at: datetime, charge: Charge) -> None:
    clerk = cast.user("clerk")
    take_cash(charge.pk, amount=8000, by=clerk, at=at)
    with refused("Đã nộp đủ"):
        take_cash(charge.pk, amount=1, by=clerk, at=at)


def test_a_transfer_is_confirmed_under_the_banks_number(cast: Cast, at: datetime, charge: Charge) -> None:
    with one_fact("fees.payment_received"):
        payment = confirm_transfer(charge.pk, amount=8000, bank_reference=" FT24065001 ", by=cast.user("clerk"), at=at)
    assert (payment.way, payment.provider_reference, now(charge).state) == ("transfer", "FT24065001", "paid")


def test_one_transfer_is_confirmed_once(cast: Cast, at: datetime, charge: Charge) -> None:
    clerk = cast.user("clerk")
    confirm_transfer(charge.pk, amount=3000, bank_reference="FT24065001", by=clerk, at=at)
    with refused("đã được ghi nhận"):
        confirm_transfer(charge.pk, amount=3000, bank_reference="FT24065001", by=clerk, at=at)


@pytest.mark.parametrize(("amount", "number", "words"), [(8000, "F", "mã giao dịch"), (0, "FT24", "lớn hơn 0")])
def test_a_transfer_needs_number_and_sum(
    cast: Cast, at: datetime, charge: Charge, amount: int, number: str, words: str
) -> None:
    clerk = cast.user("clerk")
    with refused(words):
        confirm_transfer(charge.pk, amount=amount, bank_reference=number, by=clerk, at=at)


def test_a_notice_pays_and_comes_again_without_harm(at: datetime, charge: Charge) -> None:
    notice = a_notice(charge, at=at)
    with one_fact("fees.payment_received") as fact:
        payment = notify_payment(notice, at=at)
    assert now(charge).state == "paid" and payment.receipt_no == 1 and payment.cashier is None
    assert fact.entry is not None and fact.entry.actor is None
    with no_trace():
        assert notify_payment(notice, at=at + timedelta(days=2)) == payment


@pytest.mark.parametrize(
    ("amount", "state", "words"),
    [(5000, "partly", "còn thiếu 3.000 đồng"), (20_000, "over", "12.000 đồng nộp thừa sẽ được hoàn trả")],
)
def test_a_wrong_sum_is_recorded_and_said(at: datetime, charge: Charge, amount: int, state: str, words: str) -> None:
    payment = notify_payment(a_notice(charge, at=at, amount=amount), at=at)
    assert now(charge).state == state and words in charge.sentence and payment.note == charge.sentence


def test_paying_twice_is_too_much_and_both_are_on_record(cast: Cast, at: datetime, charge: Charge) -> None:
    take_cash(charge.pk, amount=8000, by=cast.user("clerk"), at=at)
    notify_payment(a_notice(charge, at=at), at=at + timedelta(hours=30))
    assert (now(charge).state, charge.received, charge.payments.count()) == ("over", 16_000, 2)
    assert "8.000 đồng nộp thừa sẽ được hoàn trả" in charge.sentence


def test_the_same_transaction_with_another_sum_is_refused(at: datetime, charge: Charge) -> None:
    notify_payment(a_notice(charge, at=at), at=at)
    with refused("đã được ghi nhận với 8.000 đồng, không phải 9.000 đồng"):
        notify_payment(a_notice(charge, at=at, amount=9000), at=at)


@pytest.mark.parametrize(("number", "amount"), [("", 8000), ("GD", 0), ("GD", -5)])
def test_a_notice_without_number_or_sum_is_refused(at: datetime, charge: Charge, number: str, amount: int) -> None:
    with refused("thiếu mã giao dịch hoặc số tiền"):
        notify_payment(a_notice(charge, at=at, amount=amount, number=number), at=at)


def test_four_notices_at_once_are_one_payment(committed: Cast, at: datetime) -> None:
    charge = a_charge(committed, filed_at_counter(committed, at=at), at=at)
    at_once(*[lambda: notify_payment(a_notice(charge, at=at), at=at)] * 4)
    assert Payment.objects.count() == 1 and now(charge).state == "paid"


def test_money_for_nobody_knows_what_waits_and_is_placed(cast: Cast, at: datetime, charge: Charge) -> None:
    notice = Notice("gateway", "GD-9", "nop phi ho so", 8000, at)
    with one_fact("fees.payment_unplaced"):
        payment = notify_payment(notice, at=at)
    with no_trace():
        notify_payment(notice, at=at)
    clerk = cast.user("clerk")
    assert unplaced_payments(duties_of(clerk, on=at.date())) == [payment]
    assert unplaced_payments(duties_of(cast.user("citizen"), on=at.date())) == []
    with one_fact("fees.payment_received"):
        place_payment(payment.pk, reference=str(charge.reference), by=clerk, at=at)
    assert now(charge).state == "paid" and unplaced_payments(duties_of(clerk, on=at.date())) == []
    with refused("đã được ghi vào"):
        place_payment(payment.pk, reference=str(charge.reference), by=clerk, at=at)


def test_placing_is_refused(cast: Cast, at: datetime, charge: Charge) -> None:
    payment = notify_payment(Notice("gateway", "GD-9", "?", 8000, at), at=at)
    clerk, stranger = cast.user("clerk"), cast.user("other_clerk")
    with refused("Không có khoản phí nào"):
        place_payment(payment.pk, reference="MC00000000", by=clerk, at=at)
    with refused("thuộc về"):
        place_payment(payment.pk, reference=str(charge.reference), by=stranger, at=at)


def session(charge: Charge, at: datetime) -> SessionFacts:
    return SessionFacts("s-1", "http://127.0.0.1/tra/s-1", charge.outstanding, at + timedelta(minutes=15))


def test_an_online_session_is_kept_and_asked_about(cast: Cast, at: datetime, charge: Charge) -> None:
    citizen = cast.user("citizen")
    with one_fact("fees.online_payment_started"):
        kept = start_online_payment(charge.pk, session(charge, at), by=citizen, at=at)
    with no_trace():
        assert start_online_payment(charge.pk, session(charge, at), by=citizen, at=at) == kept
    assert open_session_of(charge, now=at) == kept and list(sessions_to_ask(at)) == [kept]
    assert open_session_of(charge, now=at + timedelta(hours=1)) is None
    assert list(sessions_to_ask(at + timedelta(days=4))) == []


def test_no_session_for_what_is_paid_or_changed(cast: Cast, at: datetime, charge: Charge) -> None:
    citizen = cast.user("citizen")
    with refused("vừa thay đổi"):
        start_online_payment(charge.pk, replace(session(charge, at), amount=1), by=citizen, at=at)
    facts = session(charge, at)
    take_cash(charge.pk, amount=8000, by=cast.user("clerk"), at=at)
    with refused("vừa thay đổi"):
        start_online_payment(charge.pk, facts, by=citizen, at=at)


def test_a_payment_is_found_under_its_own_thing_alone(cast: Cast, at: datetime, charge: Charge) -> None:
    payment = take_cash(charge.pk, amount=8000, by=cast.user("clerk"), at=at)
    assert payment_of("dossier", charge.subject_id, payment.pk) == payment
    assert payment_of("dossier", charge.subject_id + 1, payment.pk) is None


def test_a_refused_act_takes_no_number(cast: Cast, at: datetime, charge: Charge) -> None:
    clerk = cast.user("clerk")
    confirm_transfer(charge.pk, amount=1000, bank_reference="FT1111", by=clerk, at=at)
    with pytest.raises(Refused):
        confirm_transfer(charge.pk, amount=1000, bank_reference="FT1111", by=clerk, at=at)
    assert take_cash(charge.pk, amount=1000, by=clerk, at=at).receipt_no == 2


def test_query_budget(cast: Cast, at: datetime, charge: Charge, django_assert_max_num_queries) -> None:
    clerk = cast.user("clerk")
    with django_assert_max_num_queries(13):
        take_cash(charge.pk, amount=8000, by=clerk, at=at)


def test_dossiers_of_another_desk_are_charged_by_theirs(cast: Cast, at: datetime) -> None:
    dossier: Dossier = filed_at_counter(cast, at=at)
    assert a_charge(cast, dossier, at=at).desk_id == dossier.desk_id
