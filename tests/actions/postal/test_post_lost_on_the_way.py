"""An envelope that never arrives, and one with more inside than its slip says."""

from datetime import datetime, timedelta

import pytest

from motcua.dossiers.models import Dossier
from motcua.journal.models import Entry
from motcua.journal.queries import history
from motcua.kernel.refusals import Refused
from motcua.notifications.models import Message
from motcua.organisation.queries import duties_of
from motcua.people.models import Person
from motcua.postal import printing, queries
from motcua.postal.actions.draw_up_hand_over import draw_up_hand_over
from motcua.postal.actions.file_from_post import file_from_post
from motcua.postal.actions.find_inside import find_inside
from motcua.postal.actions.report_order_lost import report_order_lost
from motcua.postal.actions.sign_hand_over import sign_hand_over
from motcua.postal.ledger import CountedPaper, Loss
from motcua.postal.models import OrderLoss, PostalOrder
from motcua.postal.rules.kinds import OrderKind, OrderState, Payer
from motcua.reactions import tell_sender
from tests.factories.cast import BIRTH, MARITAL, PLAIN, Cast
from tests.factories.postal import accepted, postal_officer, signed_for, text_of, typed_in

LOSS = Loss("Túi thư rơi trên đường", "Mời người gửi làm lại giấy tờ", 50_000)
PAPERS = (CountedPaper("Tờ khai", originals=1),)


def test_a_lost_envelope_ends_and_its_sender_is_told(cast: Cast, at: datetime) -> None:
    order = accepted(postal_officer(), at=at)[0]
    report = report_order_lost(order.pk, LOSS, by=cast.user("clerk"), at=at + timedelta(days=4))
    order.refresh_from_db()
    assert (order.state, report.borne_by, report.reissue_cost) == (OrderState.LOST, Payer.OPERATOR, 50_000)
    assert Person.objects.filter(identity_no=order.sender_identity_no).exists() and Dossier.objects.count() == 0
    assert "thất lạc trước khi đến quầy" in history("postal_order", order.pk)[-1].sentence
    tell_sender(Entry.objects.get(kind="postal.order_lost"))
    assert Message.objects.filter(recipient=cast.user("clerk"), text__contains=order.slip_no).exists()


def test_a_loss_is_told_in_full_and_once_and_by_who_has_to_do_with_it(cast: Cast, at: datetime) -> None:
    officer = postal_officer()
    order = accepted(officer, at=at)[0]
    with pytest.raises(Refused, match="hoàn cảnh"):
        report_order_lost(order.pk, Loss(" ", "Gửi lại"), by=officer, at=at)
    for stranger in (cast.user("other_clerk"), postal_officer("bd.xb", "mc-xb")):
        with pytest.raises(Refused, match="thuộc về"):
            report_order_lost(order.pk, LOSS, by=stranger, at=at)
    report_order_lost(order.pk, LOSS, by=officer, at=at)
    with pytest.raises(Refused, match="không báo thất lạc được"):
        report_order_lost(order.pk, LOSS, by=officer, at=at)
    assert OrderLoss.objects.count() == 1


def test_nothing_the_desk_has_signed_for_is_lost_by_the_post(cast: Cast, at: datetime) -> None:
    officer = postal_officer()
    order, _ = signed_for(cast, officer, at=at, signed_at=at)
    with pytest.raises(Refused, match="Quầy đã ký nhận"):
        report_order_lost(order.pk, LOSS, by=officer, at=at)
    only_result = accepted(officer, at=at)[0]
    PostalOrder.objects.filter(pk=only_result.pk).update(kind=OrderKind.RETURN)
    with pytest.raises(Refused, match="chỉ đăng ký nhận kết quả"):
        report_order_lost(only_result.pk, LOSS, by=officer, at=at)


def test_a_record_with_a_lost_envelope_is_signed_for_the_rest(cast: Cast, at: datetime) -> None:
    officer = postal_officer()
    here, gone = accepted(officer, at=at, dossiers=2)
    record = draw_up_hand_over([here.pk, gone.pk], by=officer, at=at)
    report_order_lost(gone.pk, LOSS, by=officer, at=at)
    record = sign_hand_over(record.pk, objections={}, by=cast.user("clerk"), at=at)
    here.refresh_from_db()
    gone.refresh_from_db()
    assert (here.state, gone.state) == (OrderState.SIGNED_FOR, OrderState.LOST)
    assert history("hand_over", record.pk)[-1].sentence.endswith("nhận 1 hồ sơ, trả lại bưu chính 1 hồ sơ")
    assert "Thất lạc trước khi đến quầy" in text_of(printing.record_pdf(record))


def test_what_ought_to_have_arrived_is_seen_at_the_desk(cast: Cast, at: datetime) -> None:
    order = accepted(postal_officer(), at=at)[0]
    duties = duties_of(cast.user("clerk"), on=at.date())
    assert list(queries.overdue_orders(duties, on=order.expected_on)) == []
    assert list(queries.overdue_orders(duties, on=order.expected_on + timedelta(days=1))) == [order]
    assert not queries.overdue_orders(
        duties_of(cast.user("other_clerk"), on=at.date()), on=at.date() + timedelta(days=30)
    )


@pytest.mark.parametrize("signed_first", [True, False])
def test_two_dossiers_in_one_envelope_with_one_slip_are_two_dossiers_of_one_signature(
    cast: Cast, at: datetime, signed_first: bool
) -> None:
    officer, clerk, signed_at = postal_officer(), cast.user("clerk"), at + timedelta(hours=2)
    order = accepted(officer, at=at)[0]
    record = draw_up_hand_over([order.pk], by=officer, at=at)
    if signed_first:
        sign_hand_over(record.pk, objections={}, by=clerk, at=signed_at)
    found = find_inside(order.pk, MARITAL, PAPERS, place=2, by=clerk, at=signed_at)
    assert find_inside(order.pk, MARITAL, PAPERS, place=2, by=clerk, at=signed_at) == found
    if not signed_first:
        sign_hand_over(record.pk, objections={}, by=clerk, at=signed_at)
    assert found.envelope == order.envelope and found.slip_no != order.slip_no
    assert [line.order for line in queries.lines_of(record)] == [order, found]
    filed = [file_from_post(one.pk, typed_in(), by=clerk, at=at + timedelta(days=1)) for one in (order, found)]
    assert filed[0].code != filed[1].code and {dossier.received_at for dossier in filed} == {signed_at}
    assert "thêm một hồ sơ trong phong bì" in history("postal_order", found.pk)[0].sentence


def test_what_is_found_is_counted_by_a_clerk_with_the_envelope_in_hand(cast: Cast, at: datetime) -> None:
    officer, clerk = postal_officer(), cast.user("clerk")
    order = accepted(officer, at=at)[0]
    with pytest.raises(Refused, match="chưa được giao cho quầy"):
        find_inside(order.pk, MARITAL, PAPERS, place=2, by=clerk, at=at)
    draw_up_hand_over([order.pk], by=officer, at=at)
    for stranger in (officer, cast.user("other_clerk")):
        with pytest.raises(Refused, match="cán bộ tiếp nhận"):
            find_inside(order.pk, MARITAL, PAPERS, place=2, by=stranger, at=at)
    with pytest.raises(Refused, match="không tiếp nhận thủ tục"):
        find_inside(order.pk, PLAIN, PAPERS, place=2, by=clerk, at=at)
    with pytest.raises(Refused, match="Đếm"):
        find_inside(order.pk, BIRTH, (), place=2, by=clerk, at=at)
