"""Results handed to the Post with one record that both sign."""

from datetime import datetime

import pytest

from motcua.journal.queries import history
from motcua.kernel.refusals import Refused
from motcua.postal import printing
from motcua.postal.actions.carry import carry
from motcua.postal.actions.draw_up_results import draw_up_results
from motcua.postal.actions.report_lost import report_lost
from motcua.postal.actions.sign_results import sign_results
from motcua.postal.ledger import Loss
from motcua.postal.rules.kinds import ParcelState
from tests.factories.cast import Cast
from tests.factories.postal import handed_over, postal_officer, text_of


def test_one_signature_sends_every_parcel_of_the_record_on_its_way(cast: Cast, at: datetime) -> None:
    officer, clerk = postal_officer(), cast.user("clerk")
    parcels = [handed_over(cast, at=at) for _ in range(3)]
    record = draw_up_results([parcel.pk for parcel in parcels], by=clerk, at=at)
    assert record.number == "BG-MC-XA-24-00001"
    report_lost(parcels[2].pk, Loss("Không thấy trong túi", "Cấp lại"), by=clerk, at=at)
    record = sign_results(record.pk, by=officer, at=at)
    for parcel in parcels:
        parcel.refresh_from_db()
    carried, lost = ParcelState.IN_TRANSIT, ParcelState.LOST
    assert [parcel.state for parcel in parcels] == [carried, carried, lost]
    said = [line.sentence for line in history("dossier", parcels[0].dossier_id)]
    assert any("đã ký nhận và chuyển phát" in sentence for sentence in said)
    with pytest.raises(Refused, match="đã được ký nhận"):
        sign_results(record.pk, by=officer, at=at)


def test_the_record_prints_both_sides_and_each_parcel(cast: Cast, at: datetime) -> None:
    officer, parcel = postal_officer(), handed_over(cast, at=at)
    record = draw_up_results([parcel.pk], by=cast.user("clerk"), at=at)
    drawn_up = printing.results_pdf(record)
    said = text_of(drawn_up)
    assert "BIÊN BẢN GIAO NHẬN KẾT QUẢ" in said.upper() and "1 kết quả" in said and "Số bưu gửi" in said
    assert parcel.label_no.split("-")[0] in said and "Lương Thị Thư" not in said
    assert drawn_up == printing.results_pdf(record)
    assert "Lương Thị Thư" in text_of(printing.results_pdf(sign_results(record.pk, by=officer, at=at)))


def test_each_signs_their_own_side(cast: Cast, at: datetime) -> None:
    officer, clerk, parcel = postal_officer(), cast.user("clerk"), handed_over(cast, at=at)
    with pytest.raises(Refused, match="Chọn ít nhất một"):
        draw_up_results([], by=clerk, at=at)
    for stranger in (officer, cast.user("other_clerk")):
        with pytest.raises(Refused, match="cán bộ tiếp nhận"):
            draw_up_results([parcel.pk], by=stranger, at=at)
    record = draw_up_results([parcel.pk], by=clerk, at=at)
    with pytest.raises(Refused, match="đã nằm trong một biên bản"):
        draw_up_results([parcel.pk], by=clerk, at=at)
    with pytest.raises(Refused, match="ký nhận ở biên bản đó"):
        carry(parcel.pk, by=officer, at=at)
    for stranger in (clerk, postal_officer("bd.xb", "mc-xb")):
        with pytest.raises(Refused, match="nhân viên bưu chính phục vụ"):
            sign_results(record.pk, by=stranger, at=at)
