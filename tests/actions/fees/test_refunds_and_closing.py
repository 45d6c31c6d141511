"""Money that goes back, and the drawer at the end of the day."""

from datetime import datetime, timedelta

import pytest

from motcua.fees.actions.notify_payment import notify_payment
from motcua.fees.actions.reconcile_day import reconcile_day
from motcua.fees.actions.refund import refund
from motcua.fees.actions.take_cash import take_cash
from motcua.fees.models import Charge, Way
from motcua.fees.queries import cash_recorded, closing_of, closings, has_paid_all, payments_on
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.money import a_charge, a_notice
from tests.factories.traces import one_fact, refused

WHY = "Nộp hai lần"


@pytest.fixture
def charge(cast: Cast, at: datetime) -> Charge:
    charge = a_charge(cast, filed_at_counter(cast, at=at), at=at)
    take_cash(charge.pk, amount=8000, by=cast.user("clerk"), at=at)
    return charge


@pytest.fixture
def desk(db: None) -> Agency:
    return Agency.objects.get(code="mc-xa")


def test_what_was_too_much_goes_back(cast: Cast, at: datetime, charge: Charge) -> None:
    notify_payment(a_notice(charge, at=at), at=at)
    with one_fact("fees.refunded") as fact:
        refund(charge.pk, amount=8000, way=Way.TRANSFER, reason=WHY, by=cast.user("leader"), at=at)
    charge.refresh_from_db()
    assert (charge.state, charge.held) == ("paid", 8000)
    assert fact.data["amount"] == 8000 and fact.data["way_name"] == "chuyển khoản"


def test_everything_goes_back(cast: Cast, at: datetime, charge: Charge) -> None:
    refund(charge.pk, amount=8000, way=Way.CASH, reason="Hồ sơ đã rút", by=cast.user("leader"), at=at)
    charge.refresh_from_db()
    assert charge.state == "refunded" and not has_paid_all("dossier", charge.subject_id)


@pytest.mark.parametrize("name", ["clerk", "specialist", "other_leader", "chair", "citizen"])
def test_only_a_leader_of_the_agency_orders_it(cast: Cast, at: datetime, charge: Charge, name: str) -> None:
    user = cast.user(name)
    with refused("thuộc về lãnh đạo"):
        refund(charge.pk, amount=8000, way=Way.CASH, reason=WHY, by=user, at=at)


def test_refunds_are_refused(cast: Cast, at: datetime, charge: Charge) -> None:
    leader = cast.user("leader")
    with refused("toàn bộ 8.000 đồng"):
        refund(charge.pk, amount=3000, way=Way.CASH, reason=WHY, by=leader, at=at)
    with refused("lý do hoàn trả"):
        refund(charge.pk, amount=8000, way=Way.CASH, reason="", by=leader, at=at)
    refund(charge.pk, amount=8000, way=Way.CASH, reason=WHY, by=leader, at=at)
    with refused("không còn tiền"):
        refund(charge.pk, amount=8000, way=Way.CASH, reason=WHY, by=leader, at=at)


def test_the_drawer_is_cash_taken_less_cash_given(cast: Cast, at: datetime, charge: Charge, desk: Agency) -> None:
    notify_payment(a_notice(charge, at=at), at=at)
    assert cash_recorded(desk, at.date()) == 8000
    refund(charge.pk, amount=8000, way=Way.CASH, reason=WHY, by=cast.user("leader"), at=at)
    assert cash_recorded(desk, at.date()) == 0 == cash_recorded(desk, at.date() - timedelta(days=1))


def test_a_day_is_closed_once(cast: Cast, at: datetime, charge: Charge, desk: Agency) -> None:
    clerk = cast.user("clerk")
    with one_fact("fees.day_reconciled"):
        closing = reconcile_day(desk.pk, day=at.date(), counted=8000, by=clerk, at=at)
    assert closing.difference == 0 and closing_of(desk.pk, at.date()) == closing and closings(desk.pk) == [closing]
    with refused("đã chốt"):
        reconcile_day(desk.pk, day=at.date(), counted=8000, by=clerk, at=at)


def test_no_cash_moves_on_a_closed_day(cast: Cast, at: datetime, charge: Charge, desk: Agency) -> None:
    clerk, leader = cast.user("clerk"), cast.user("leader")
    other = a_charge(cast, filed_at_counter(cast, at=at), at=at)
    reconcile_day(desk.pk, day=at.date(), counted=8000, by=clerk, at=at)
    with refused("đã chốt"):
        take_cash(other.pk, amount=8000, by=clerk, at=at)
    with refused("đã chốt"):
        refund(charge.pk, amount=8000, way=Way.CASH, reason=WHY, by=leader, at=at)
    refund(charge.pk, amount=8000, way=Way.TRANSFER, reason=WHY, by=leader, at=at)
    assert take_cash(other.pk, amount=8000, by=clerk, at=at + timedelta(days=1)).amount == 8000


def test_a_difference_needs_its_explanation(cast: Cast, at: datetime, charge: Charge, desk: Agency) -> None:
    clerk = cast.user("clerk")
    with refused("Quỹ thiếu 1.000 đồng"):
        reconcile_day(desk.pk, day=at.date(), counted=7000, by=clerk, at=at)
    closing = reconcile_day(desk.pk, day=at.date(), counted=7000, note="Trả lại nhầm tiền", by=clerk, at=at)
    assert closing.difference == -1000


def test_closing_is_refused(cast: Cast, at: datetime, desk: Agency) -> None:
    clerk, stranger = cast.user("clerk"), cast.user("other_clerk")
    with refused("thuộc về"):
        reconcile_day(desk.pk, day=at.date(), counted=0, by=stranger, at=at)
    with refused("ngày đã qua"):
        reconcile_day(desk.pk, day=at.date() + timedelta(days=1), counted=0, by=clerk, at=at)
    with refused("từ 0 đồng"):
        reconcile_day(desk.pk, day=at.date(), counted=-1, by=clerk, at=at)


def test_the_book_of_the_day_is_for_the_desk(cast: Cast, at: datetime, charge: Charge, desk: Agency) -> None:
    clerk, stranger = (duties_of(cast.user(name), on=at.date()) for name in ("clerk", "other_clerk"))
    assert payments_on(clerk, desk.pk, at.date()).count() == 1
    assert payments_on(stranger, desk.pk, at.date()).count() == 0
