"""Whatever becomes of a dossier it is counted once: (3) = (7) + (11), and every figure is the length of its list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from motcua.dossiers.actions.apologise import apologise
from motcua.dossiers.actions.close_unsupplemented import close_unsupplemented
from motcua.dossiers.actions.confirm_payment import confirm_payment
from motcua.dossiers.actions.hand_over_to_unit import hand_over_to_unit
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.recall import recall
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.refuse_intake import refuse_intake
from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.take_in_elsewhere import TakingIn, take_in_elsewhere
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.pins import Pin, PinReason, RefusalReason, Target
from motcua.dossiers.supplementing import Answer
from motcua.journal.models import Entry
from motcua.kernel.periods import Period
from motcua.monitoring.actions import count, rebuild
from motcua.monitoring.behind import behind
from motcua.monitoring.models import Figure, OpenByDue
from motcua.monitoring.queries import WHOLE, Filters, figures
from motcua.monitoring.rules.definitions import DEFINITIONS
from motcua.monitoring.rules.totals import Totals
from motcua.organisation.queries import duties_of
from tests.factories.cast import PIN, PLAIN, Cast, a_draft, filed_at_counter
from tests.factories.elsewhere import counter_filing, province_takes_anywhere, taken_in

HOME = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Thiếu số nhà", "Luật Cư trú", "")
RIGHT = Answer(values={"noi_cu_tru": "Số 12, ấp Mẫu"})
WHY = {"reason_code": RefusalReason.NOT_ELIGIBLE, "reason": "Không đủ điều kiện", "legal_basis": "Luật"}
PAY = {"what": "Lệ phí", "amount": 1000, "legal_basis": "Luật"}
SOON = timedelta(days=1)


def filed(cast: Cast, at: datetime) -> Dossier:
    return submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)


def turned_away(cast: Cast, at: datetime) -> None:
    refuse_intake(filed(cast, at).pk, **WHY, by=cast.user("clerk"), at=at)


def withdrawn_early(cast: Cast, at: datetime) -> None:
    withdraw(filed(cast, at).pk, reason="Đổi ý", by=cast.user("citizen"), at=at)


def closed_unreceived(cast: Cast, at: datetime) -> None:
    asked = request_supplement(filed(cast, at).pk, [HOME], by=cast.user("clerk"), at=at)
    close_unsupplemented(asked.pk, by=None, at=at + 30 * SOON)


def refused_late(cast: Cast, at: datetime) -> None:
    refuse(filed_at_counter(cast, at=at).pk, **WHY, by=cast.user("leader"), at=at + 10 * SOON)


def withdrawn_in_settling(cast: Cast, at: datetime) -> None:
    withdraw(filed_at_counter(cast, at=at).pk, reason="Đổi ý", by=cast.user("citizen"), at=at + SOON)


def closed_in_settling(cast: Cast, at: datetime) -> None:
    received = filed_at_counter(cast, at=at)
    request_supplement(received.pk, [HOME], by=cast.user("specialist"), at=at + SOON)
    close_unsupplemented(received.pk, by=None, at=at + 60 * SOON)


def waits_for_money(cast: Cast, at: datetime) -> None:
    request_payment(filed_at_counter(cast, at=at).pk, **PAY, by=cast.user("specialist"), at=at)


def paid_and_open(cast: Cast, at: datetime) -> None:
    received = filed_at_counter(cast, at=at)
    request_payment(received.pk, **PAY, by=cast.user("specialist"), at=at)
    confirm_payment(received.pk, proof="BL 1", by=None, at=at + 2 * SOON)


def received_twice(cast: Cast, at: datetime) -> None:
    received = filed_at_counter(cast, at=at)
    request_supplement(received.pk, [HOME], by=cast.user("specialist"), at=at + SOON)
    supplement(received.pk, RIGHT, by=cast.user("citizen"), at=at + 2 * SOON)
    receive(received.pk, by=cast.user("clerk"), at=at + 3 * SOON)


def late_and_sorry(cast: Cast, at: datetime) -> None:
    received, leader = filed_at_counter(cast, at=at), cast.user("leader")
    propose(received.pk, values={}, opinion="Đủ", by=cast.user("specialist"), at=at)
    apologise(received.pk, reason="Xác minh", new_due_at=at + 8 * SOON, pin=PIN, by=leader, at=at)
    sign_result(received.pk, pin=PIN, by=leader, at=at + 8 * SOON)
    seal(received.pk, pin=PIN, by=cast.user("document_clerk"), at=at + 8 * SOON)


def handed_over(cast: Cast, at: datetime) -> None:
    received = filed_at_counter(cast, at=at)
    Dossier.objects.filter(pk=received.pk).update(agency=cast.agency("hq"), unit=cast.agency("tu-phap"))
    hand_over_to_unit(received.pk, "hq", reason="Nhầm", by=cast.user("head"), at=at + SOON)


def handed_over_and_recalled(cast: Cast, at: datetime) -> None:
    received = filed_at_counter(cast, at=at)
    Dossier.objects.filter(pk=received.pk).update(agency=cast.agency("hq"), unit=cast.agency("tu-phap"))
    hand_over_to_unit(received.pk, "hq", reason="Nhầm", by=cast.user("head"), at=at + SOON)
    recall(received.pk, by=cast.user("head"), at=at + SOON)


def from_elsewhere(cast: Cast, at: datetime) -> None:
    """Taken in at another desk, received where it is settled, and received again after a supplement."""
    province_takes_anywhere()
    brought = taken_in(cast, at=at)
    receive(brought.pk, by=cast.user("clerk"), at=at + SOON)
    request_supplement(brought.pk, [HOME], by=cast.user("specialist"), at=at + SOON)
    supplement(brought.pk, RIGHT, by=cast.user("citizen"), at=at + 2 * SOON)
    receive(brought.pk, by=cast.user("clerk"), at=at + 3 * SOON)


def taken_in_and_on_its_way(cast: Cast, at: datetime) -> None:
    province_takes_anywhere()
    taken_in(cast, at=at)


ENDS = [
    turned_away, withdrawn_early, closed_unreceived, refused_late, withdrawn_in_settling, closed_in_settling,
    waits_for_money, paid_and_open, received_twice, late_and_sorry, handed_over, handed_over_and_recalled,
    from_elsewhere, taken_in_and_on_its_way,
]  # fmt: skip
MARCH = Period(date(2024, 3, 1), date(2024, 3, 31), "Tháng 3")
WHEN = datetime.fromisoformat("2024-03-31T23:00:00+07:00")


def count_all() -> None:
    for entry in Entry.objects.order_by("pk"):
        count(entry)


def totals() -> Totals:
    return figures(WHOLE, MARCH, now=WHEN).totals


def check(told: Totals) -> None:
    assert told.to_settle == told.settled + told.open
    assert told.settled == told.settled_early + told.settled_on_time + told.settled_late


@pytest.mark.parametrize("life", ENDS, ids=lambda life: life.__name__)
def test_each_is_counted_once_and_the_columns_hold(
    cast: Cast, at: datetime, life: Callable[[Cast, datetime], None]
) -> None:
    life(cast, at)
    count_all()
    count_all()
    told = totals()
    check(told)
    assert told.submitted == 1 and told.received + told.waiting <= 1
    for unit in figures(WHOLE, MARCH, now=WHEN).by_unit:
        check(unit.totals)


EXPECTED: dict[str, dict[str, int]] = {
    "turned_away": {"refused": 1, "settled": 0, "waiting": 0, "received": 0},
    "withdrawn_early": {"withdrawn": 1, "settled": 0, "waiting": 0},
    "refused_late": {"refused": 1, "settled_late": 1, "open": 0, "overdue": 0},
    "withdrawn_in_settling": {"withdrawn": 1, "settled_early": 1, "open": 0},
    "closed_in_settling": {"closed": 0, "open": 1, "overdue": 0},
    "waits_for_money": {"open": 1, "overdue": 0},
    "paid_and_open": {"open": 1, "overdue": 1},
    "received_twice": {"received": 1, "open": 1, "overdue": 1},
    "from_elsewhere": {"received": 1, "received_elsewhere": 1, "open": 1},
    "taken_in_and_on_its_way": {"received": 0, "received_elsewhere": 0, "waiting": 1},
    "late_and_sorry": {"settled_late": 1, "late_apologised": 1, "late_unapologised": 0},
}


@pytest.mark.parametrize("name", EXPECTED)
def test_what_each_one_is_in_the_figures(cast: Cast, at: datetime, name: str) -> None:
    next(life for life in ENDS if life.__name__ == name)(cast, at)
    count_all()
    told = totals()
    assert {key: getattr(told, key) for key in EXPECTED[name]} == EXPECTED[name]


def test_all_together_lists_are_as_long_as_their_figures_and_rebuilding_changes_nothing(
    cast: Cast, at: datetime
) -> None:
    for life in ENDS:
        life(cast, at)
    count_all()
    told, duties = totals(), duties_of(cast.user("leader"), on=at.date())
    Dossier.objects.update(agency=cast.agency("xa"))
    for one in DEFINITIONS:
        if one.listed:
            rows = behind(one.key, WHOLE, MARCH, Filters(), duties, on=WHEN.date())
            assert rows.count() == getattr(told, one.of), one.key
    before = [sorted(model.objects.filter(cut="full").values_list("day" if model is Figure else "due_on", "unit_id").distinct())
              for model in (Figure, OpenByDue)]  # fmt: skip
    rebuild()
    assert totals() == told
    after = [sorted(model.objects.filter(cut="full").values_list("day" if model is Figure else "due_on", "unit_id").distinct())
             for model in (Figure, OpenByDue)]  # fmt: skip
    assert before == after


def test_a_dossier_handed_over_is_counted_where_it_went(cast: Cast, at: datetime) -> None:
    handed_over(cast, at)
    count_all()
    lines = {line.key: line.totals for line in figures(WHOLE, MARCH, now=WHEN).by_unit}
    assert set(lines) == {"hq"} and (lines["hq"].received, lines["hq"].open) == (1, 1)


def test_what_another_desk_took_in_moves_with_the_dossier_to_the_unit_that_has_it(cast: Cast, at: datetime) -> None:
    province_takes_anywhere()
    known = ("nguoi_yeu_cau", "so_dinh_danh", "noi_cu_tru", "dien_thoai")
    filing = counter_filing("mc-xa")
    data = {key: filing.data[key] for key in known} | {"noi_dung": "Xin cấp giấy phép mẫu"}
    asked = TakingIn(replace(filing, procedure_code=PLAIN, data=data), "hq", False)
    brought = take_in_elsewhere(asked, by=cast.user("clerk"), at=at)
    receive(brought.pk, by=cast.user("district_clerk"), at=at + SOON)
    hand_over_to_unit(brought.pk, "hq", reason="Nhầm", by=cast.user("head"), at=at + 2 * SOON)
    count_all()
    lines = {line.key: line.totals.received_elsewhere for line in figures(WHOLE, MARCH, now=WHEN).by_unit}
    assert lines == {"hq": 1}
    duties = duties_of(cast.user("chair"), on=WHEN.date())
    found = behind("ngoai-dia-gioi", WHOLE, MARCH, Filters(unit="hq"), duties, on=WHEN.date())
    assert [row.code for row in found] == [brought.code]
