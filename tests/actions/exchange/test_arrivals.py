"""Dossiers filed on the national portal: filed once, changed while nobody has received them, else kept with the reason."""

import hashlib
from datetime import datetime, timedelta
from typing import Any

import pytest

from motcua.dossiers.actions.receive import receive
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import papers_of, superseded_papers_of
from motcua.exchange.actions.dismiss_arrival import dismiss_arrival
from motcua.exchange.actions.take_arrival import take_arrival
from motcua.exchange.actions.try_arrival_again import try_arrival_again
from motcua.exchange.ledger import REPLACED
from motcua.exchange.models import Inbound, Origin
from motcua.exchange.reading import read_message
from motcua.exchange.rules.kinds import InboundState
from motcua.journal.models import Entry
from motcua.kernel.refusals import Refused
from motcua.people.models import Person
from tests.factories.at_once import at_once
from tests.factories.cast import BIRTH, Cast, birth_data, marital_data
from tests.factories.national import CODE, arrived, national_dossier, standing_portal
from tests.factories.uploads import pdf

HOUR = timedelta(hours=1)


def kinds() -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("kind", flat=True))[-2:]


def test_it_is_filed_online_for_a_person_without_an_account(cast: Cast, at: datetime) -> None:
    inbound = arrived(at)
    dossier, person = Dossier.objects.get(), Person.objects.get(identity_no="000190000077")
    assert (inbound.state, inbound.dossier, inbound.reason) == (InboundState.TAKEN, dossier, "")
    assert (dossier.channel, dossier.state, dossier.agency.code) == ("online", "submitted", "xa")
    assert person.user is None and dossier.applicant == person and dossier.applicant_name == "Phan Thị Xa Quê"
    assert Origin.objects.get().national_code == CODE and kinds() == ["dossier.submitted", "exchange.filed"]
    assert receive(dossier.pk, by=cast.user("clerk"), at=at + HOUR).due_at is not None


def test_the_same_again_is_the_same(cast: Cast, at: datetime) -> None:
    assert arrived(at) == arrived(at + HOUR)
    assert Dossier.objects.count() == Inbound.objects.count() == 1


def test_the_same_at_the_same_moment_is_one(committed: Cast, at: datetime) -> None:
    found = at_once(*[lambda: arrived(at)] * 4)
    assert Dossier.objects.count() == Origin.objects.count() == 1
    assert {one.dossier_id for one in found} == {Dossier.objects.get().pk}


def test_a_change_is_taken_while_nobody_has_received_it(cast: Cast, at: datetime) -> None:
    arrived(at)
    inbound = arrived(at + HOUR, DuLieuToKhai=marital_data() | {"dien_thoai": "0900000888"})
    assert inbound.state == InboundState.TAKEN and Dossier.objects.count() == 1 and Inbound.objects.count() == 2
    assert Dossier.objects.get().applicant_phone == "0900000888" and kinds()[-1] == "exchange.changed"


def test_a_change_after_reception_waits_for_somebody(cast: Cast, at: datetime) -> None:
    dossier = arrived(at).dossier
    assert dossier is not None
    receive(dossier.pk, by=cast.user("clerk"), at=at)
    inbound = arrived(at + HOUR, GhiChu="sửa")
    assert inbound.state == InboundState.QUARANTINED and "“Đã tiếp nhận”" in inbound.reason


@pytest.mark.parametrize(("change", "sentence"), [
    ({"MaTTHC": "9.999999"}, "Không có cơ quan nào"),
    ({"MaTTHC": "abc"}, "không đúng dạng"),
    ({"DonViXuLy": "H99"}, "Không có cơ quan nào"),
    ({"LoaiDoiTuong": "2"}, "tổ chức, doanh nghiệp"),
    ({"DinhDanhCHS": {"SoDinhDanh": "123"}}, "12 chữ số"),
    ({"SoDienThoai": "1"}, "Số điện thoại"),
    ({"ChuHoSo": ""}, "ChuHoSo"),
    ({"NgayNopHoSo": "hôm qua"}, "không đúng dạng"),
    ({"DuLieuToKhai": {}}, "cần hoàn thiện"),
    ({"DuLieuToKhai": marital_data() | {"la": "?"}}, "la"),
    ({"DuLieuToKhai": []}, "cần hoàn thiện"),
    ({"TaiLieuNop": [{"TenTepDinhKem": "a.pdf"}]}, "MaThanhPhanHoSo"),
    ({"DinhDanhCHS": {"SoDinhDanh": "000190000001"}}, "họ tên khác"),
])  # fmt: skip
def test_what_cannot_be_filed_waits_with_the_reason(
    cast: Cast, at: datetime, change: dict[str, Any], sentence: str
) -> None:
    inbound = arrived(at, **change)
    assert inbound.state == InboundState.QUARANTINED and sentence in inbound.reason
    assert not Dossier.objects.exists() and not Person.objects.filter(identity_no="000190000077").exists()
    assert kinds()[-1] == "exchange.quarantined"
    count = Entry.objects.count()
    arrived(at + HOUR, **change)
    assert Inbound.objects.count() == 1 and Entry.objects.count() == count


def test_a_right_version_settles_the_wrong_one(cast: Cast, at: datetime) -> None:
    wrong = arrived(at, SoDienThoai="1")
    arrived(at + HOUR)
    wrong.refresh_from_db()
    assert (wrong.state, wrong.reason) == (InboundState.RESOLVED, REPLACED)


def test_files_come_by_content_and_hash(cast: Cast, at: datetime) -> None:
    with standing_portal() as (stand_in, client):
        stand_in.files["/tep/1"] = pdf()
        file = {
            "TenTepDinhKem": "chung-sinh.pdf", "MaThanhPhanHoSo": "giay-chung-sinh",
            "DuongDanTaiTepTin": f"{client.facts.address}/tep/1", "MaBam": hashlib.sha256(pdf()).hexdigest(),
        }  # fmt: skip

        def take(**change: Any) -> Inbound:
            row = national_dossier(MaTTHC=BIRTH, DuLieuToKhai=birth_data(), TaiLieuNop=[file | change])
            return take_arrival(read_message(row, client), by=None, at=at)

        assert "không khớp mã băm" in take(MaBam="0" * 64).reason
        assert "không thuộc Cổng" in take(DuongDanTaiTepTin="http://127.0.0.1:1/tep").reason
        assert "Không tải được tệp" in take(DuongDanTaiTepTin=f"{client.facts.address}/mat").reason
        assert "mà thủ tục này không có" in take(MaThanhPhanHoSo="khac").reason
        dossier = take().dossier
        assert dossier is not None and [paper.file_name for paper in papers_of(dossier)] == ["chung-sinh.pdf"]
        assert take(TenTepDinhKem="ban-moi.pdf").state == InboundState.TAKEN
        assert [paper.file_name for paper in superseded_papers_of(dossier)] == ["chung-sinh.pdf"]


def test_a_controller_tries_again_or_dismisses(cast: Cast, at: datetime) -> None:
    inbound = arrived(at, SoDienThoai="1")
    with standing_portal() as (_, client):
        with pytest.raises(Refused, match="kiểm soát"):
            try_arrival_again(inbound.pk, read_message(inbound.raw, client), by=cast.user("clerk"), at=at)
        again = try_arrival_again(inbound.pk, read_message(inbound.raw, client), by=cast.user("controller"), at=at)
        assert again.state == InboundState.QUARANTINED
        right = read_message(national_dossier(), client)
        assert try_arrival_again(inbound.pk, right, by=cast.user("controller"), at=at).state == InboundState.TAKEN
    with pytest.raises(Refused, match="đã được giải quyết"):
        dismiss_arrival(inbound.pk, reason="thử", by=cast.user("controller"), at=at)


def test_a_dismissed_one_stays_dismissed(cast: Cast, at: datetime) -> None:
    inbound = arrived(at, SoDienThoai="1")
    with pytest.raises(Refused, match="Ghi lý do"):
        dismiss_arrival(inbound.pk, reason=" ", by=cast.user("controller"), at=at)
    with pytest.raises(Refused, match="kiểm soát"):
        dismiss_arrival(inbound.pk, reason="Trùng", by=cast.user("leader"), at=at)
    dismiss_arrival(inbound.pk, reason="Trùng", by=cast.user("administrator"), at=at)
    again = arrived(at + HOUR, SoDienThoai="1")
    assert (again.pk, again.state, again.reason) == (inbound.pk, InboundState.RESOLVED, "Trùng")
