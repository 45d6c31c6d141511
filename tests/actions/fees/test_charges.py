"""Raising and cancelling charges, and the accounts they go to."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest

from motcua.dossiers.models import Dossier
from motcua.fees.actions.cancel_charge import cancel_charge
from motcua.fees.actions.notify_payment import notify_payment
from motcua.fees.actions.open_account import open_account
from motcua.fees.actions.raise_charge import raise_charge
from motcua.fees.actions.take_cash import take_cash
from motcua.fees.models import Account, Charge
from motcua.fees.queries import charges_of, has_paid_all, transfer_payload
from motcua.fees.rules.lines import Choice
from motcua.fees.rules.relief import Relief, ReliefGroup
from motcua.fees.rules.vietqr import parse
from motcua.kernel.refusals import Refused
from motcua.procedures.rules.fees import FeeLine
from tests.factories.at_once import at_once
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.money import ACCOUNT, a_bill, a_charge, a_notice, an_account
from tests.factories.traces import no_trace, one_fact, refused


@pytest.fixture
def dossier(cast: Cast, at: datetime) -> Dossier:
    return filed_at_counter(cast, at=at)


def test_a_charge_has_lines_reference_and_account(cast: Cast, at: datetime, dossier: Dossier) -> None:
    account = an_account(at)
    with one_fact("fees.charge_raised") as fact:
        charge = raise_charge(a_bill(dossier, copies=2), by=cast.user("clerk"), at=at)
    assert (charge.total, charge.state, charge.account) == (16_000, "due", account)
    (line,) = charge.lines.all()
    assert (line.case, line.quantity, line.amount) == ("Một bản sao trích lục", 2, 16_000)
    assert fact.data == {
        "charge": charge.pk, "reference": charge.reference, "total": 16_000, "total_words": "16.000 đồng", "lines": 1,
        "waived": 0,
    }  # fmt: skip


def test_its_qr_asks_for_what_is_owed(cast: Cast, at: datetime, dossier: Dossier) -> None:
    an_account(at)
    charge = a_charge(cast, dossier, at=at, copies=2)
    payload = transfer_payload(charge)
    assert payload is not None
    asked = parse(payload)
    assert (asked.bin, asked.account, asked.amount, asked.reference) == (
        "970436", "1017595600", 16_000, charge.reference,
    )  # fmt: skip
    take_cash(charge.pk, amount=6_000, by=cast.user("clerk"), at=at)
    charge.refresh_from_db()
    assert parse(str(transfer_payload(charge))).amount == 10_000


def test_without_an_account_there_is_no_qr(cast: Cast, at: datetime, dossier: Dossier) -> None:
    assert transfer_payload(a_charge(cast, dossier, at=at)) is None


def test_the_account_of_the_agency_above_stands_in(cast: Cast, at: datetime, dossier: Dossier) -> None:
    above = an_account(at, replace(ACCOUNT, agency="hq"))
    assert a_charge(cast, dossier, at=at).account == above


def test_waived_lines_stay_and_nothing_is_owed(cast: Cast, at: datetime, dossier: Dossier) -> None:
    bill = a_bill(dossier, relief=Relief(ReliefGroup.POOR_HOUSEHOLD))
    charge = raise_charge(bill, by=cast.user("clerk"), at=at)
    (line,) = charge.lines.all()
    assert (charge.state, charge.total, line.amount, line.full) == ("paid", 0, 0, 8000)
    assert "Được miễn" in line.reason and charge.sentence == "Không phải nộp."
    assert has_paid_all("dossier", dossier.pk)


def test_the_same_key_raises_once(cast: Cast, at: datetime, dossier: Dossier) -> None:
    bill = a_bill(dossier)
    first = raise_charge(bill, by=cast.user("clerk"), at=at)
    with no_trace():
        assert raise_charge(bill, by=cast.user("clerk2"), at=at) == first


def test_one_open_charge_for_a_thing(cast: Cast, at: datetime, dossier: Dossier) -> None:
    charge = a_charge(cast, dossier, at=at)
    clerk = cast.user("clerk")
    with refused("chưa nộp đủ"):
        raise_charge(a_bill(dossier), by=clerk, at=at)
    take_cash(charge.pk, amount=8000, by=clerk, at=at)
    assert a_charge(cast, dossier, at=at).pk != charge.pk
    assert len(charges_of("dossier", dossier.pk)) == 2


def test_two_cashiers_at_once_raise_one(committed: Cast, at: datetime) -> None:
    dossier = filed_at_counter(committed, at=at)
    clerk = committed.user("clerk")

    def try_to_raise() -> None:
        try:
            raise_charge(a_bill(dossier), by=clerk, at=at)
        except Refused:
            return

    at_once(*[try_to_raise] * 4)
    assert Charge.objects.filter(subject_id=dossier.pk).count() == 1


@pytest.mark.parametrize("name", ["other_clerk", "specialist", "leader", "citizen", "administrator"])
def test_strangers_to_the_desk_raise_nothing(cast: Cast, at: datetime, dossier: Dossier, name: str) -> None:
    user = cast.user(name)
    with refused("thuộc về"):
        raise_charge(a_bill(dossier), by=user, at=at)


def test_what_the_registry_does_not_say_is_refused(cast: Cast, at: datetime, dossier: Dossier) -> None:
    clerk = cast.user("clerk")
    with refused("ít nhất một trường hợp"):
        raise_charge(a_bill(dossier, choices=[]), by=clerk, at=at)
    with refused("không có mức thu “Khác”"):
        raise_charge(a_bill(dossier, choices=[Choice("Khác")]), by=clerk, at=at)
    open_amount = FeeLine("Thẩm định", None)
    with refused("cần nhập số tiền"):
        raise_charge(a_bill(dossier, fees=[open_amount], choices=[Choice("Thẩm định")]), by=clerk, at=at)


def test_a_charge_raised_wrongly_is_cancelled(cast: Cast, at: datetime, dossier: Dossier) -> None:
    charge = a_charge(cast, dossier, at=at)
    with one_fact("fees.charge_cancelled"):
        charge = cancel_charge(charge.pk, reason="Chọn nhầm trường hợp", by=cast.user("clerk2"), at=at)
    assert (charge.state, charge.sentence) == ("cancelled", "Khoản phí đã hủy, không phải nộp.")
    assert a_charge(cast, dossier, at=at).state == "due"


def test_cancelling_is_refused(cast: Cast, at: datetime, dossier: Dossier) -> None:
    charge, clerk, stranger = a_charge(cast, dossier, at=at), cast.user("clerk"), cast.user("other_clerk")
    with refused("lý do hủy"):
        cancel_charge(charge.pk, reason=" ", by=clerk, at=at)
    with refused("thuộc về"):
        cancel_charge(charge.pk, reason="Chọn nhầm trường hợp", by=stranger, at=at)
    take_cash(charge.pk, amount=1000, by=clerk, at=at)
    with refused("đã có người nộp"):
        cancel_charge(charge.pk, reason="Chọn nhầm trường hợp", by=clerk, at=at)


def test_cancelling_twice_is_refused(cast: Cast, at: datetime, dossier: Dossier) -> None:
    charge, clerk = a_charge(cast, dossier, at=at), cast.user("clerk")
    cancel_charge(charge.pk, reason="Chọn nhầm trường hợp", by=clerk, at=at)
    with refused("đã được hủy"):
        cancel_charge(charge.pk, reason="Chọn nhầm trường hợp", by=clerk, at=at)


def test_money_for_a_cancelled_charge_is_not_lost(cast: Cast, at: datetime, dossier: Dossier) -> None:
    charge = a_charge(cast, dossier, at=at)
    cancel_charge(charge.pk, reason="Chọn nhầm trường hợp", by=cast.user("clerk"), at=at)
    notify_payment(a_notice(charge, at=at), at=at)
    charge.refresh_from_db()
    assert charge.state == "over" and "8.000 đồng nộp thừa sẽ được hoàn trả" in charge.sentence


def test_a_new_account_ends_the_old_one(at: datetime, cast: Cast) -> None:
    old = an_account(at)
    with no_trace():
        assert an_account(at + timedelta(days=1)) == old
    with one_fact("fees.account_opened"):
        new = open_account(
            replace(ACCOUNT, number="999"), valid_from=date(2024, 7, 1), by=cast.user("administrator"), at=at
        )
    old.refresh_from_db()
    assert old.valid_to == date(2024, 6, 30) and new.valid_to is None


def test_accounts_are_refused(cast: Cast, at: datetime) -> None:
    clerk = cast.user("clerk")
    with refused("quản trị hệ thống"):
        open_account(ACCOUNT, valid_from=date(2024, 1, 1), by=clerk, at=at)
    with refused("BIN"):
        open_account(replace(ACCOUNT, bank_bin="12"), valid_from=date(2024, 1, 1), by=None, at=at)
    an_account(at)
    with refused("ngày muộn hơn"):
        open_account(replace(ACCOUNT, number="999"), valid_from=date(2024, 1, 1), by=None, at=at)
    assert Account.objects.count() == 1


def test_query_budget(cast: Cast, at: datetime, dossier: Dossier, django_assert_max_num_queries) -> None:
    an_account(at)
    bill, clerk = a_bill(dossier, key=uuid4()), cast.user("clerk")
    with django_assert_max_num_queries(17):
        raise_charge(bill, by=clerk, at=at)
