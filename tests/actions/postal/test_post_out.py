"""A result on its way to the applicant: invitations, delivery, back, lost."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.returning import ReturnWay
from motcua.dossiers.rules.states import State
from motcua.journal.models import Entry
from motcua.journal.queries import history
from motcua.kernel.refusals import Refused
from motcua.postal.actions.bring_back import bring_back
from motcua.postal.actions.carry import carry
from motcua.postal.actions.deliver import deliver
from motcua.postal.actions.hand_over_parcel import hand_over_parcel
from motcua.postal.actions.record_attempt import record_attempt
from motcua.postal.actions.report_lost import report_lost
from motcua.postal.ledger import Handing, Loss
from motcua.postal.rules.kinds import ParcelState, Payer
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.postal import TO, carried, handed_over, postal_officer

HANDING = Handing("Nguyễn Thị Ánh Thử", "000190000001", id_checked=True, proof="Phiếu phát số 12")
LOSS = Loss("Rơi khi qua phà", "Cấp lại bản giấy", 30_000)


def test_delivered_is_returned_by_post(cast: Cast, at: datetime) -> None:
    officer = postal_officer()
    parcel = deliver(carried(cast, officer, at=at).pk, HANDING, by=officer, at=at + timedelta(days=1))
    dossier = Dossier.objects.get(pk=parcel.dossier_id)
    assert (dossier.state, dossier.returned_how, dossier.returned_to) == (State.RETURNED, "post", HANDING.to)
    kinds = list(Entry.objects.filter(subject_id=dossier.pk).values_list("kind", flat=True))
    assert kinds.count("dossier.result_returned") == kinds.count("postal.delivered") == 1
    with pytest.raises(Refused):
        deliver(parcel.pk, HANDING, by=officer, at=at + timedelta(days=2))


@pytest.mark.parametrize(
    ("handing", "sentence"),
    [
        (replace(HANDING, to=" "), "họ tên"),
        (replace(HANDING, id_checked=False), "đối chiếu giấy tờ"),
        (replace(HANDING, to="Trần Văn Hàng Xóm"), "giấy ủy quyền"),
        (replace(HANDING, proof=""), "bằng chứng"),
    ],
)
def test_nothing_is_given_without_looking_at_the_receiver(
    cast: Cast, at: datetime, handing: Handing, sentence: str
) -> None:
    officer = postal_officer()
    parcel = carried(cast, officer, at=at)
    with pytest.raises(Refused, match=sentence):
        deliver(parcel.pk, handing, by=officer, at=at)
    assert Dossier.objects.get(pk=parcel.dossier_id).state == State.DONE


def test_back_after_two_invitations_two_working_days_apart(cast: Cast, at: datetime) -> None:
    officer = postal_officer()
    parcel = carried(cast, officer, at=at)
    record_attempt(parcel.pk, reason="Vắng nhà", by=officer, at=at)
    with pytest.raises(Refused, match="2 ngày làm việc"):
        record_attempt(parcel.pk, reason="Vắng nhà", by=officer, at=at + timedelta(days=1))
    with pytest.raises(Refused, match="ít nhất 2 lần"):
        bring_back(parcel.pk, reason="Không liên lạc được", by=officer, at=at + timedelta(days=1))
    record_attempt(parcel.pk, reason="Vắng nhà", by=officer, at=at + timedelta(days=2))
    parcel = bring_back(parcel.pk, reason="Không liên lạc được", by=officer, at=at + timedelta(days=2))
    assert parcel.state == ParcelState.RETURNED
    again = hand_over_parcel(parcel.dossier_id, TO, by=cast.user("clerk"), at=at + timedelta(days=3))
    assert again.label_no != parcel.label_no and again.payer == Payer.APPLICANT


def test_a_loss_is_reported_and_made_good_by_the_operator(cast: Cast, at: datetime) -> None:
    officer = postal_officer()
    parcel = carried(cast, officer, at=at)
    report = report_lost(parcel.pk, LOSS, by=officer, at=at)
    assert (report.borne_by, report.reissue_cost) == (Payer.OPERATOR, 30_000)
    said = history("dossier", parcel.dossier_id)[-1].sentence
    assert "cơ quan xin lỗi và sẽ cấp lại, ông/bà không phải trả chi phí" in said
    assert Dossier.objects.get(pk=parcel.dossier_id).state == State.DONE
    with pytest.raises(Refused, match="Thất lạc"):
        deliver(parcel.pk, HANDING, by=officer, at=at)
    again = hand_over_parcel(parcel.dossier_id, TO, by=cast.user("clerk"), at=at)
    assert again.payer == Payer.OPERATOR


def test_one_parcel_of_a_dossier_and_only_of_a_sealed_result(cast: Cast, at: datetime) -> None:
    parcel = handed_over(cast, at=at)
    with pytest.raises(Refused, match="đang được bưu chính chuyển phát"):
        hand_over_parcel(parcel.dossier_id, TO, by=cast.user("clerk"), at=at)
    with pytest.raises(Refused, match="đã đóng dấu"):
        hand_over_parcel(filed_at_counter(cast, at=at).pk, TO, by=cast.user("clerk"), at=at)


def test_each_does_their_own_part(cast: Cast, at: datetime) -> None:
    officer, stranger = postal_officer(), postal_officer("bd.xb", "mc-xb")
    parcel = handed_over(cast, at=at)
    for user in (stranger, cast.user("clerk")):
        with pytest.raises(Refused, match="nhân viên bưu chính phục vụ"):
            carry(parcel.pk, by=user, at=at)
    with pytest.raises(Refused, match="cán bộ tiếp nhận"):
        hand_over_parcel(parcel.dossier_id, TO, by=officer, at=at)


def test_who_came_to_the_desk_has_it_and_the_parcel_ends_without_returning_twice(cast: Cast, at: datetime) -> None:
    officer = postal_officer()
    parcel = carried(cast, officer, at=at)
    return_result(parcel.dossier_id, how=ReturnWay.IN_PERSON, to="Nguyễn Thị Ánh Thử", by=cast.user("clerk"), at=at)
    deliver(parcel.pk, HANDING, by=officer, at=at)
    assert Dossier.objects.get(pk=parcel.dossier_id).returned_how == "in_person"


def test_the_desk_never_says_returned_by_post_itself(cast: Cast, at: datetime) -> None:
    parcel = handed_over(cast, at=at)
    with pytest.raises(Refused, match="khi bưu chính phát"):
        return_result(parcel.dossier_id, how=ReturnWay.POST, to="X", by=cast.user("clerk"), at=at)
