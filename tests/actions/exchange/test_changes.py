"""What an applicant says on the national portal after filing there: what was asked for, or that they stop.

The portal is a stand-in on loopback: it is told of the request, keeps the files, and its message comes by our door.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from motcua.api import exchange as door
from motcua.clients.national_portal.http import HttpNationalPortal
from motcua.clients.national_portal.portal import SIGNATURE_HEADER, Envelope, sign
from motcua.clients.national_portal.stand_in import StandIn
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier, Ending
from motcua.dossiers.queries import at_the_desk, differences, ending_of, papers_of, superseded_papers_of
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from motcua.dossiers.rules.states import State
from motcua.exchange.actions.take_arrival import take_arrival
from motcua.exchange.models import Inbound
from motcua.exchange.reading import read_message
from motcua.exchange.sending import empty_outbox
from motcua.journal.models import Entry
from motcua.kernel import doorclock
from motcua.organisation.queries import duties_of
from motcua.reactions import follow
from tests.factories.at_once import at_once
from tests.factories.cast import BIRTH, Cast, a_draft, birth_data, marital_data
from tests.factories.national import CODE, answering, asked_on, national_dossier, put_on, standing_portal
from tests.factories.traces import placed
from tests.factories.uploads import pdf

DAY = timedelta(days=1)
HOME = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Ghi thiếu số nhà", "Luật Cư trú, Điều 11", "Số 1, ấp Mẫu")
PAPER = Pin(Target.PAPER, "giay-chung-sinh", PinReason.ILLEGIBLE, "Mờ dấu", "Luật Hộ tịch, Điều 16", "")
NEW_HOME = "Số 12, ấp Mẫu, xã An Mẫu"
Answer = tuple[str, str]


class Portal:
    """The national portal on the other side of both doors."""

    def __init__(self, stand_in: StandIn, client: HttpNationalPortal) -> None:
        self.stand_in, self.client = stand_in, client

    def delivers(self, row: dict[str, Any], at: datetime) -> Answer:
        """The portal posts a dossier at a moment; the code and the sentence it is answered."""
        body = Envelope("s", "DVCQG", "DongBoHoSoMC", True, (row,)).as_bytes()
        headers = {SIGNATURE_HEADER: sign(body, self.client.facts.secret)}
        with doorclock.acting_at(at):
            told = Client().post("/api/trao-doi/ho-so/", body, "application/json", headers=headers).json()
        return told["error_code"], told["message"]

    def is_told(self, dossier: Dossier, at: datetime) -> None:
        """Every fact so far has been followed and told."""
        for number in Entry.objects.about("dossier", dossier.pk).values_list("pk", flat=True):
            follow.func(number)
        self.stand_in.dossiers.setdefault(CODE, {})
        empty_outbox(self.client, at=at)

    def is_asked(self, cast: Cast, dossier: Dossier, at: datetime, *pins: Pin) -> dict[str, Any]:
        """The desk asks for a supplement and the portal is told; the request as it shows there."""
        request_supplement(dossier.pk, list(pins), by=cast.user("clerk"), at=at)
        self.is_told(dossier, at)
        return asked_on(self.stand_in)


@pytest.fixture
def portal(settings: Any) -> Iterator[Portal]:
    cache.clear()
    with standing_portal() as (stand_in, client):
        settings.NATIONAL_PORTAL = client.facts
        yield Portal(stand_in, client)


@pytest.fixture
def filed(cast: Cast, at: datetime, portal: Portal) -> Dossier:
    assert portal.delivers(national_dossier(), at)[0] == door.TAKEN
    return Dossier.objects.get()


def kinds(count: int) -> list[str]:
    return list(Entry.objects.order_by("pk").values_list("kind", flat=True))[-count:]


def test_what_was_asked_for_is_put_right_and_told_back(
    cast: Cast, at: datetime, portal: Portal, filed: Dossier
) -> None:
    request = portal.is_asked(cast, filed, at, HOME)
    assert portal.stand_in.statuses[CODE][-1] == "5" and "Ghi thiếu số nhà" in request["NoiDungBoSung"]
    row = answering(request, DuLieuToKhai=marital_data() | {"noi_cu_tru": NEW_HOME})
    assert portal.delivers(row, at + DAY) == (door.TAKEN, "Đã nhận hồ sơ.")
    filed.refresh_from_db()
    (changed,) = differences(filed)
    assert (changed.before, changed.after) == ("Ấp Mẫu, xã An Mẫu", NEW_HOME) and filed.state == State.SUBMITTED
    assert kinds(2) == ["dossier.supplemented", "exchange.supplemented"]
    assert not Entry.objects.filter(kind="dossier.supplemented", actor__isnull=False).exists()
    assert filed in at_the_desk(duties_of(cast.user("clerk"), on=at.date()), State.SUBMITTED)
    portal.is_told(filed, at + DAY)
    assert asked_on(portal.stand_in)["TrangThaiBoSung"] == "1"
    assert receive(filed.pk, by=cast.user("clerk"), at=at + DAY).received_at == at + DAY


def test_what_was_not_asked_for_stays_and_is_named(cast: Cast, at: datetime, portal: Portal, filed: Dossier) -> None:
    request = portal.is_asked(cast, filed, at, HOME)
    data = marital_data() | {"noi_cu_tru": NEW_HOME, "nguoi_yeu_cau": "Người Khác", "la": "?"}
    code, told = portal.delivers(answering(request, DuLieuToKhai=data, SoDienThoai="0900000999"), at)
    label = filed.revision.form_definition.label("nguoi_yeu_cau")
    assert code == door.TAKEN and f"giữ nguyên như đã nộp: {label}; la." in told
    before, phone = filed.data, filed.applicant_phone
    filed.refresh_from_db()
    assert filed.data == before | {"noi_cu_tru": NEW_HOME} and filed.applicant_phone == phone


@pytest.mark.parametrize("again", [{}, {"GhiChu": "gửi lại"}])
def test_the_answer_twice_is_one(
    cast: Cast, at: datetime, portal: Portal, filed: Dossier, again: dict[str, str]
) -> None:
    request = portal.is_asked(cast, filed, at, HOME)
    row = answering(request, DuLieuToKhai=marital_data() | {"noi_cu_tru": NEW_HOME})
    answers = [portal.delivers(row, at), portal.delivers(row | again, at + DAY)]
    assert answers == [(door.TAKEN, "Đã nhận hồ sơ.")] * 2
    assert Entry.objects.filter(kind="dossier.supplemented").count() == 1
    more = marital_data() | {"noi_cu_tru": "Khác nữa"}
    for third in (answering(request, DuLieuToKhai=more), national_dossier(DuLieuToKhai=more)):
        code, told = portal.delivers(third, at + DAY)
        assert code == door.WAITS and "đã được bổ sung" in told
    filed.refresh_from_db()
    assert filed.data["noi_cu_tru"] == NEW_HOME


def test_the_answer_twice_at_the_same_moment_is_one(committed: Cast, at: datetime) -> None:
    with standing_portal() as (_, client):

        def take(**changes: Any) -> Inbound:
            return take_arrival(read_message(national_dossier(**changes), client), by=None, at=at)

        dossier = take().dossier
        assert dossier is not None
        request_supplement(dossier.pk, [HOME], by=committed.user("clerk"), at=at)
        data = marital_data() | {"noi_cu_tru": NEW_HOME}
        found = at_once(*[lambda note=note: take(DuLieuToKhai=data, GhiChu=note) for note in "aabb"])
    assert Entry.objects.filter(kind="dossier.supplemented").count() == 1
    assert [one.state for one in found] == ["taken"] * 4


def test_an_answer_that_comes_too_late_is_told_back(cast: Cast, at: datetime, portal: Portal, filed: Dossier) -> None:
    request = portal.is_asked(cast, filed, at, HOME)
    row = answering(request, DuLieuToKhai=marital_data() | {"noi_cu_tru": NEW_HOME})
    code, told = portal.delivers(row, at + 40 * DAY)
    assert code == door.WAITS and told.startswith("Đã quá hạn bổ sung (")
    filed.refresh_from_db()
    assert filed.state == State.WAIT_SUPPLEMENT and filed.data["noi_cu_tru"] != NEW_HOME
    assert kinds(1) == ["exchange.quarantined"]


@pytest.mark.parametrize(("change", "sentence"), [
    ({"noi_cu_tru": ""}, "Nơi cư trú của người yêu cầu: "),
    ({}, "chưa sửa nội dung nào"),
])  # fmt: skip
def test_an_answer_that_is_not_right_yet_changes_nothing_and_the_right_one_settles_it(
    cast: Cast, at: datetime, portal: Portal, filed: Dossier, change: dict[str, str], sentence: str
) -> None:
    portal.is_asked(cast, filed, at, HOME)
    code, told = portal.delivers(national_dossier(DuLieuToKhai=marital_data() | change, GhiChu="sửa"), at)
    assert code == door.WAITS and sentence in told
    filed.refresh_from_db()
    assert filed.state == State.WAIT_SUPPLEMENT
    right = national_dossier(DuLieuToKhai=marital_data() | {"noi_cu_tru": NEW_HOME})
    assert portal.delivers(right, at)[0] == door.TAKEN
    assert not Inbound.objects.filter(state="quarantined").exists()


def test_an_answer_of_somebody_else_or_to_another_request_waits(
    cast: Cast, at: datetime, portal: Portal, filed: Dossier
) -> None:
    request = portal.is_asked(cast, filed, at, HOME)
    data = marital_data() | {"noi_cu_tru": NEW_HOME}
    other = {"SoDinhDanh": "000190000078"}
    assert "chủ hồ sơ" in portal.delivers(answering(request, DuLieuToKhai=data, DinhDanhCHS=other), at)[1]
    wrong = answering({**request, "HoSoBoSungId": "0"}, DuLieuToKhai=data)
    assert "yêu cầu lần 1 chưa được trả lời" in portal.delivers(wrong, at)[1]


def test_an_answer_nobody_asked_for_waits(cast: Cast, at: datetime, portal: Portal, filed: Dossier) -> None:
    assert "không có yêu cầu bổ sung" in portal.delivers(answering({"HoSoBoSungId": "1"}), at)[1]


def test_an_applicant_may_answer_that_it_is_right_as_it_stands(
    cast: Cast, at: datetime, portal: Portal, filed: Dossier
) -> None:
    request = portal.is_asked(cast, filed, at, HOME)
    assert portal.delivers(answering(request), at) == (door.TAKEN, "Đã nhận hồ sơ.")
    filed.refresh_from_db()
    assert filed.state == State.SUBMITTED and kinds(1) == ["exchange.supplemented"]


def test_what_was_filed_here_is_answered_and_stopped_there_and_never_replaced(
    cast: Cast, at: datetime, portal: Portal
) -> None:
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    own = {
        "MaHoSo": dossier.code, "ChuHoSo": dossier.applicant_name,
        "DinhDanhCHS": {"SoDinhDanh": dossier.applicant_identity_no},
    }  # fmt: skip
    assert "được nộp ở hệ thống này" in portal.delivers(national_dossier(**own), at)[1]
    request_supplement(dossier.pk, [HOME], by=cast.user("clerk"), at=at)
    portal.is_told(dossier, at)
    request = asked_on(portal.stand_in, dossier.code)
    data = marital_data() | {"noi_cu_tru": NEW_HOME}
    assert portal.delivers(answering(request, DuLieuToKhai=data, **own), at)[0] == door.TAKEN
    dossier.refresh_from_db()
    assert (dossier.state, dossier.data["noi_cu_tru"]) == (State.SUBMITTED, NEW_HOME)
    assert portal.delivers(national_dossier(TrangThaiHoSo="7", **own), at)[0] == door.TAKEN
    assert Dossier.objects.get().state == State.WITHDRAWN


def test_a_paper_is_replaced_and_another_one_is_left(cast: Cast, at: datetime, portal: Portal) -> None:
    old, new = (put_on(portal.stand_in, portal.client, PAPER.key, content) for content in (pdf(), pdf() + b"\n"))
    birth: dict[str, Any] = {"MaTTHC": BIRTH, "DuLieuToKhai": birth_data()}
    assert portal.delivers(national_dossier(TaiLieuNop=[old], **birth), at)[0] == door.TAKEN
    dossier = Dossier.objects.get()
    request = portal.is_asked(cast, dossier, at, PAPER)
    code, told = portal.delivers(answering(request, TaiLieuNop=[{**old, "IsDeleted": "True"}], **birth), at)
    assert code == door.WAITS and "Ông/bà hãy nộp lại giấy tờ này." in told
    assert portal.delivers(answering(request, TaiLieuNop=[new], **birth), at + DAY) == (door.TAKEN, "Đã nhận hồ sơ.")
    assert [paper.file_name for paper in papers_of(dossier)] == [new["TenTepDinhKem"]]
    assert [paper.file_name for paper in superseded_papers_of(dossier)] == [old["TenTepDinhKem"]]


def test_the_applicant_stops_it_there_and_twice_is_once(
    cast: Cast, at: datetime, portal: Portal, filed: Dossier
) -> None:
    stop = national_dossier(TrangThaiHoSo="7", GhiChu="Nộp nhầm xã", DuLieuToKhai={})
    assert [portal.delivers(stop | {"Email": mail}, at)[0] for mail in ("", "a@vi-du.example")] == [door.TAKEN] * 2
    filed.refresh_from_db()
    ending = ending_of(filed)
    assert ending and (ending.kind, ending.reason, ending.asked_by) == (Ending.Kind.WITHDRAWN, "Nộp nhầm xã", None)
    assert filed.state == State.WITHDRAWN and kinds(2) == ["dossier.withdrawn", "exchange.withdrawn"]
    portal.is_told(filed, at)
    assert portal.stand_in.statuses[CODE][-1] == "7"


def test_what_is_decided_is_not_stopped(cast: Cast, at: datetime, portal: Portal, filed: Dossier) -> None:
    placed(filed, State.SIGNED, at=at)
    assert "đã có quyết định" in portal.delivers(national_dossier(TrangThaiHoSo="7"), at)[1]


def test_what_is_not_here_cannot_be_stopped(cast: Cast, at: datetime, portal: Portal) -> None:
    assert "chưa có ở hệ thống này" in portal.delivers(national_dossier(TrangThaiHoSo="7"), at)[1]
    assert not Dossier.objects.exists()
