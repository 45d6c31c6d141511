"""The national portal through its real client and a stand-in with troubles: nothing lost, nothing doubled, in order."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from motcua.clients.national_portal.address import read_portal
from motcua.clients.national_portal.http import HttpNationalPortal
from motcua.clients.national_portal.mapping_2021 import dossier_row, read_filed
from motcua.clients.national_portal.portal import PortalFacts, Service, Unavailable, read_envelope, read_stamp, stamp
from motcua.clients.national_portal.stand_in import StandIn, Trouble
from motcua.clients.national_portal.values import Fee
from motcua.dossiers.models import Dossier
from motcua.exchange.actions.put_in_outbox import put_in_outbox
from motcua.exchange.comparing import compare_day
from motcua.exchange.models import Outbound, Reconciliation
from motcua.exchange.queries import due_to_tell, load
from motcua.exchange.rules.patience import REFUSALS_TO_FAIL
from motcua.exchange.sending import empty_outbox
from motcua.exchange.telling import case_of
from motcua.journal.models import Entry
from motcua.kernel.worktime import VIETNAM, day_in_vietnam
from tests.factories.cast import Cast, filed_at_counter, proposed, returned
from tests.factories.national import national_dossier, standing_portal

Pair = tuple[StandIn, HttpNationalPortal]
DAY = timedelta(days=1)


@pytest.fixture
def portal() -> Iterator[Pair]:
    with standing_portal() as pair:
        yield pair


def queued(dossier: Dossier, at: datetime) -> int:
    """Everything told of a dossier so far waits in the outbox."""
    last = Entry.objects.about("dossier", dossier.pk).last()
    assert last is not None
    return put_in_outbox(dossier.pk, up_to=last.pk, version="2021", by=None, at=at)


def test_an_address_is_read_with_code_secret_destination_and_version() -> None:
    assert read_portal("") is None
    facts = read_portal("https://H58:a%20b@cong.example/api/?dstcode=VN:GOV")
    assert facts == PortalFacts("https://cong.example/api", "H58", "a b", "VN:GOV", "2021")
    for wrong in ("cong.example", "https://cong.example", "https://a:b@cong.example?version=1999"):
        with pytest.raises(ValueError, match="national portal"):
            read_portal(wrong)


def test_moments_travel_in_vietnamese_time() -> None:
    moment = datetime(2024, 3, 5, 9, 0, tzinfo=VIETNAM)
    assert stamp(moment) == "20240305090000" and read_stamp("20240305090000") == moment and stamp(None) == ""
    with pytest.raises(ValueError, match="không đúng dạng"):
        read_stamp("5/3/2024")


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"{}", b'{"data": []}', b'{"data": [1]}'])
def test_what_is_no_envelope_is_said(body: bytes) -> None:
    with pytest.raises(ValueError, match="Thông điệp"):
        read_envelope(body)


@pytest.mark.parametrize("lost", ["MaHoSo", "MaTTHC", "DonViXuLy", "ChuHoSo", "NgayNopHoSo"])
def test_what_a_dossier_lacks_is_said(lost: str, at: datetime) -> None:
    with pytest.raises(ValueError, match=lost):
        read_filed(national_dossier() | {lost: ""})


@pytest.mark.parametrize("trouble", [Trouble.DOWN, Trouble.TIMEOUT, Trouble.LOST_ANSWER, Trouble.NOT_JSON])
def test_a_trouble_of_the_line_is_unavailable_and_sending_again_makes_one(portal: Pair, trouble: Trouble) -> None:
    stand_in, client = portal
    row = {"MaHoSo": "H58-1", "TrangThaiHoSo": "1"}
    stand_in.troubles.append(trouble)
    with pytest.raises(Unavailable):
        client.send(Service.SYNC, [row])
    answer = client.send(Service.SYNC, [row])
    assert answer.is_yes or answer.is_known
    assert list(stand_in.dossiers) == ["H58-1"] and stand_in.statuses == {"H58-1": ["1"]}


def test_a_portal_that_is_not_there_or_does_not_know_us() -> None:
    with pytest.raises(Unavailable):
        HttpNationalPortal(PortalFacts("http://127.0.0.1:9", "a", "b")).check()
    with standing_portal() as (_, client):
        assert client.check().is_yes
        stranger = HttpNationalPortal(PortalFacts(client.facts.address, "a", "wrong"))
        assert stranger.check().code == "1"


def test_files_are_fetched_from_the_portal_alone(portal: Pair) -> None:
    stand_in, client = portal
    stand_in.files["/tep/1"] = b"%PDF-1"
    assert client.fetch(f"{client.facts.address}/tep/1") == b"%PDF-1"
    with pytest.raises(Unavailable):
        client.fetch(f"{client.facts.address}/tep/2")
    for foreign in ("http://127.0.0.1:1/x", "file:///etc/passwd", f"{client.facts.address}.example/x"):
        with pytest.raises(ValueError, match="không thuộc"):
            client.fetch(foreign)


def test_the_whole_life_is_told_in_order(cast: Cast, at: datetime, portal: Pair) -> None:
    stand_in, client = portal
    dossier = returned(cast, at=at)
    assert queued(dossier, at) == 5 and queued(dossier, at) == 0
    assert empty_outbox(client, at=at) == 5
    assert stand_in.statuses == {dossier.code: ["2", "4", "9", "10"]}
    row = stand_in.dossiers[dossier.code]
    assert row["NgayTra"] and row["HinhThuc"] == "0" and row["KenhThucHien"] == "1" and row["NoiNopHoSo"] == "2"
    assert row["DanhSachGiayToKetQua"][0]["DuongDanTepTinKetQua"].count("/xac-thuc/") == 1
    assert row["LoaiDoiTuong"] == "1" and row["DinhDanhCHS"] == {"LoaiDinhDanh": "1", "SoDinhDanh": "000190000001"}
    assert empty_outbox(client, at=at + DAY) == 0 and load().waiting == 0


@pytest.mark.parametrize("trouble", [t for t in Trouble if t not in {Trouble.WRONG_ORDER, Trouble.ERROR_CODE}])
@pytest.mark.parametrize("place", range(3))
def test_after_any_trouble_anywhere_the_portal_shows_the_same(
    cast: Cast, at: datetime, portal: Pair, trouble: Trouble, place: int
) -> None:
    stand_in, client = portal
    dossier = returned(cast, at=at)
    queued(dossier, at)
    healthy: list[Any] = [None] * place
    stand_in.troubles.extend([*healthy, trouble])
    for hours in range(3):
        empty_outbox(client, at=at + timedelta(hours=hours))
    assert stand_in.statuses == {dossier.code: ["2", "4", "9", "10"]}
    assert len(stand_in.progress) == 2
    assert load().waiting == load().failed == 0


@pytest.mark.parametrize(("trouble", "why"), [
    (Trouble.ERROR_CODE, "99: Lỗi xử lý dữ liệu"), (Trouble.WRONG_ORDER, "5: Trạng thái không đúng thứ tự"),
])  # fmt: skip
def test_a_refusal_is_tried_again_then_waits_for_somebody_and_holds_up_only_its_dossier(
    cast: Cast, at: datetime, portal: Pair, trouble: Trouble, why: str
) -> None:
    stand_in, client = portal
    refused, other = proposed(cast, at=at), proposed(cast, at=at)
    queued(refused, at)
    moment = at
    for _ in range(REFUSALS_TO_FAIL):
        stand_in.troubles.append(trouble)
        assert empty_outbox(client, at=moment) == 0
        moment += timedelta(hours=2)
    queued(other, moment)
    assert empty_outbox(client, at=moment) == 2
    assert list(stand_in.dossiers) == [other.code]
    assert (load().failed, load().waiting) == (1, 1)
    first = Outbound.objects.filter(dossier=refused).earliest("entry_id")
    assert first.last_error == why and first.attempts == REFUSALS_TO_FAIL
    assert Entry.objects.get(kind="exchange.not_taken").subject_id == first.pk


def test_progress_travels_in_packs_of_ten(cast: Cast, at: datetime, portal: Pair) -> None:
    stand_in, client = portal
    dossiers = [proposed(cast, at=at) for _ in range(12)]
    assert [queued(dossier, at) for dossier in dossiers] == [2] * 12
    assert empty_outbox(client, at=at) == 24
    assert stand_in.packs == [10, 2] and len(stand_in.progress) == 12


def test_one_bad_line_does_not_hold_up_its_pack(cast: Cast, at: datetime, portal: Pair) -> None:
    stand_in, client = portal
    dossiers = [proposed(cast, at=at) for _ in range(3)]
    for dossier in dossiers:
        queued(dossier, at)
    for row in due_to_tell(at):
        client.send(Service.SYNC, [row.payload])
    stand_in.statuses[dossiers[1].code].append("7")
    Outbound.objects.filter(service="DongBoHoSoMC").update(acknowledged_at=at)
    assert empty_outbox(client, at=at) == 2
    assert Outbound.objects.waiting().get().dossier_id == dossiers[1].pk


def test_a_fact_followed_late_still_comes_first(cast: Cast, at: datetime) -> None:
    dossier = proposed(cast, at=at)
    first, last = Entry.objects.about("dossier", dossier.pk).filter(kind__in=("dossier.received", "dossier.proposed"))
    assert put_in_outbox(dossier.pk, up_to=last.pk, version="2021", by=None, at=at) == 2
    assert put_in_outbox(dossier.pk, up_to=first.pk, version="2021", by=None, at=at) == 0
    assert [row.status for row in Outbound.objects.order_by("entry_id")] == [2, 4]
    assert [row.entry_id for row in due_to_tell(at)] == [first.pk]


def test_a_line_of_money_of_nothing_is_dropped(cast: Cast, at: datetime) -> None:
    case = case_of(filed_at_counter(cast, at=at), 2, None)
    row = dossier_row(replace(case, fees=(Fee("Lệ phí", 8000, online=True), Fee("Miễn", 0))))
    assert [line["Gia"] for line in row["DanhSachLePhi"]] == ["8000"] and row["DuocThanhToanTrucTuyen"] == "2"


def test_a_day_is_compared_and_every_difference_is_kept(cast: Cast, at: datetime, portal: Pair) -> None:
    stand_in, client = portal
    same, lost, other = (filed_at_counter(cast, at=at) for _ in range(3))
    for dossier in (same, lost, other):
        queued(dossier, at)
    empty_outbox(client, at=at)
    del stand_in.statuses[lost.code]
    stand_in.statuses[other.code].append("9")
    found = compare_day(client, day_in_vietnam(at), at=at + DAY)
    assert (found.checked, found.unanswered) == (3, 0)
    assert {row["code"]: row["why"] for row in found.differences} == {
        lost.code: "Cổng quốc gia chưa có hồ sơ này.",
        other.code: "Cổng quốc gia ghi 9 “Đã xử lý xong”, hệ thống này ghi “Đã tiếp nhận”.",
    }


def test_a_day_the_portal_is_silent_about_is_asked_about_again(cast: Cast, at: datetime, portal: Pair) -> None:
    stand_in, client = portal
    queued(filed_at_counter(cast, at=at), at)
    empty_outbox(client, at=at)
    stand_in.troubles.append(Trouble.DOWN)
    assert compare_day(client, day_in_vietnam(at), at=at + DAY).unanswered == 1
    assert compare_day(client, day_in_vietnam(at), at=at + DAY).unanswered == 0
    assert Reconciliation.objects.count() == 1
