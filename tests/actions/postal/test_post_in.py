"""From the Post's counter to the dossier: slips, the record both sign, the legal moment."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.representing import Scope
from motcua.journal.queries import history
from motcua.kernel.refusals import Refused
from motcua.postal import printing
from motcua.postal.actions.accept_from_post import Enclosed, accept_from_post
from motcua.postal.actions.draw_up_hand_over import draw_up_hand_over
from motcua.postal.actions.file_from_post import file_from_post
from motcua.postal.actions.sign_hand_over import sign_hand_over
from motcua.postal.models import PostalOrder
from motcua.postal.rules.kinds import OrderKind, OrderState
from tests.factories.cast import PLAIN, Cast, filed_at_counter
from tests.factories.elsewhere import PHONE, represented
from tests.factories.postal import accepted, an_envelope, postal_officer, signed_for, text_of, typed_in


def test_two_dossiers_in_one_envelope_are_two_orders_with_two_slips(cast: Cast, at: datetime) -> None:
    first, second = accepted(postal_officer(), at=at, dossiers=2)
    assert first.envelope == second.envelope and first.slip_no != second.slip_no
    assert first.slip_no == "PG-MC-XA-24-00001" and first.state == OrderState.ACCEPTED


def test_a_double_click_accepts_once(cast: Cast, at: datetime) -> None:
    officer, envelope = postal_officer(), an_envelope(dossiers=2)
    once = accept_from_post(envelope, by=officer, at=at)
    again = accept_from_post(envelope, by=officer, at=at)
    assert [order.pk for order in once] == [order.pk for order in again] and PostalOrder.objects.count() == 2


def test_only_who_serves_the_desk_accepts_for_it(cast: Cast, at: datetime) -> None:
    for user in (postal_officer("bd.xb", "mc-xb"), cast.user("clerk")):
        with pytest.raises(Refused, match="nhân viên bưu chính phục vụ"):
            accept_from_post(an_envelope(), by=user, at=at)


def test_the_desk_takes_the_procedure_and_something_was_counted(cast: Cast, at: datetime) -> None:
    officer, envelope = postal_officer(), an_envelope()
    with pytest.raises(Refused, match="không tiếp nhận thủ tục"):
        accept_from_post(replace(envelope, enclosed=[Enclosed(PLAIN)]), by=officer, at=at)
    with pytest.raises(Refused, match="Đếm"):
        accept_from_post(replace(envelope, enclosed=[replace(envelope.enclosed[0], papers=())]), by=officer, at=at)


def test_a_result_is_ordered_by_who_knows_the_telephone_of_the_dossier(cast: Cast, at: datetime) -> None:
    officer = postal_officer()
    dossier = filed_at_counter(cast, at=at)
    asked = replace(an_envelope(kind=OrderKind.RETURN), enclosed=[Enclosed(dossier_code=dossier.code)])
    assert accept_from_post(asked, by=officer, at=at)[0].dossier == dossier
    stranger = replace(asked.sender, phone="0900000999")
    with pytest.raises(Refused, match="khớp với mã hồ sơ"):
        accept_from_post(replace(asked, key=an_envelope().key, sender=stranger), by=officer, at=at)


@pytest.mark.parametrize(("scope", "may"), [(Scope.COLLECT, True), (Scope.FILE, False)])
def test_who_may_collect_orders_the_result_too(cast: Cast, at: datetime, scope: Scope, may: bool) -> None:
    officer, dossier = postal_officer(), represented(cast, filed_at_counter(cast, at=at), at=at, scope=scope)
    asked = replace(an_envelope(kind=OrderKind.RETURN), enclosed=[Enclosed(dossier_code=dossier.code)])
    theirs = replace(asked, sender=replace(asked.sender, phone=PHONE))
    if may:
        assert accept_from_post(theirs, by=officer, at=at)[0].dossier == dossier
    else:
        with pytest.raises(Refused, match="khớp với mã hồ sơ"):
            accept_from_post(theirs, by=officer, at=at)


def test_the_term_runs_from_the_signature_and_not_from_the_typing(cast: Cast, at: datetime) -> None:
    signed_at = at + timedelta(hours=5)
    order, record = signed_for(cast, postal_officer(), at=at, signed_at=signed_at)
    dossier = file_from_post(order.pk, typed_in(), by=cast.user("clerk"), at=at + timedelta(days=1, hours=2))
    assert (dossier.channel, dossier.received_at, dossier.submitted_at) == ("post", signed_at, signed_at)
    assert dossier.due_at is not None and dossier.code.split("-")[1] == "240305"
    direct = filed_at_counter(cast, at=signed_at)
    assert dossier.due_at == direct.due_at
    kinds = [line.sentence for line in history("dossier", dossier.pk)]
    assert any(record.number in sentence for sentence in kinds)


def test_typing_in_twice_makes_one_dossier(cast: Cast, at: datetime) -> None:
    order, _ = signed_for(cast, postal_officer(), at=at, signed_at=at)
    filing = typed_in()
    once = file_from_post(order.pk, filing, by=cast.user("clerk"), at=at)
    assert file_from_post(order.pk, filing, by=cast.user("clerk"), at=at) == once
    with pytest.raises(Refused, match="đã vào hồ sơ"):
        file_from_post(order.pk, typed_in(), by=cast.user("clerk"), at=at)
    assert Dossier.objects.count() == 1


def test_what_does_not_agree_goes_back_with_the_post(cast: Cast, at: datetime) -> None:
    officer = postal_officer()
    right, wrong = accepted(officer, at=at, dossiers=2)
    record = draw_up_hand_over([right.pk, wrong.pk], by=officer, at=at)
    sign_hand_over(record.pk, objections={wrong.pk: "Thiếu tờ khai"}, by=cast.user("clerk"), at=at)
    right.refresh_from_db()
    wrong.refresh_from_db()
    assert (right.state, wrong.state) == (OrderState.SIGNED_FOR, OrderState.ACCEPTED)
    with pytest.raises(Refused):
        file_from_post(wrong.pk, typed_in(), by=cast.user("clerk"), at=at)
    record.refresh_from_db()
    said = text_of(printing.record_pdf(record))
    assert right.slip_no.split("-")[0] in said and "Thiếu tờ khai" in said
    assert "nhận 1 hồ sơ, trả lại bưu chính 1 hồ sơ" in history("hand_over", record.pk)[-1].sentence
    assert file_from_post(right.pk, typed_in(), by=cast.user("clerk"), at=at).state == "received"
    assert Dossier.objects.count() == 1
    draw_up_hand_over([wrong.pk], by=officer, at=at)


def test_a_record_is_signed_once_and_by_a_clerk_of_the_desk(cast: Cast, at: datetime) -> None:
    officer = postal_officer()
    record = draw_up_hand_over([accepted(officer, at=at)[0].pk], by=officer, at=at)
    for user in (officer, cast.user("other_clerk"), cast.user("specialist")):
        with pytest.raises(Refused, match="cán bộ tiếp nhận"):
            sign_hand_over(record.pk, objections={}, by=user, at=at)
    sign_hand_over(record.pk, objections={}, by=cast.user("clerk"), at=at)
    with pytest.raises(Refused, match="đã được ký nhận"):
        sign_hand_over(record.pk, objections={}, by=cast.user("clerk2"), at=at)


def test_an_order_is_in_one_record_at_a_time(cast: Cast, at: datetime) -> None:
    officer = postal_officer()
    order = accepted(officer, at=at)[0]
    draw_up_hand_over([order.pk], by=officer, at=at)
    with pytest.raises(Refused, match="một biên bản giao nhận khác"):
        draw_up_hand_over([order.pk], by=officer, at=at)
