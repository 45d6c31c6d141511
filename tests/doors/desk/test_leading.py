"""What a leader decides besides signing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.queries import apology_of, by_code, ending_of, needs_authorisation, result_of
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from motcua.dossiers.supplementing import Answer
from motcua.kernel.vietnamese import format_day
from motcua.reference.queries import working_calendar
from tests.factories import cast as world

PIN_ON_RESIDENCE = Pin(
    Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Chưa rõ", "Điều 22 Nghị định 123/2015/NĐ-CP", "Ghi rõ"
)


def page_of(dossier, verb):
    return f"/ban-lam-viec/ho-so/{dossier.code}/{verb}/"


def test_an_objection_takes_it_back_to_the_specialist(cast, client_of, at):
    dossier = world.proposed(cast, at=at)
    browser = client_of(cast.user("leader"))
    assert "Ý kiến trả lại" in browser.get(page_of(dossier, "tra-lai")).content.decode()
    answer = browser.post(page_of(dossier, "tra-lai"), {"y_kien": "Bổ sung căn cứ"})
    assert answer.status_code == 302
    assert result_of(dossier).objection == "Bổ sung căn cứ"
    told = client_of(cast.user("specialist")).get(f"/ban-lam-viec/ho-so/{dossier.code}/").content.decode()
    assert "Lãnh đạo trả lại:" in told and "Bổ sung căn cứ" in told


def test_an_empty_objection_is_said_at_the_field(cast, client_of, at):
    dossier = world.proposed(cast, at=at)
    answer = client_of(cast.user("leader")).post(page_of(dossier, "tra-lai"), {"y_kien": " "})
    assert answer.status_code == 422
    assert 'href="#y_kien"' in answer.content.decode()
    assert by_code(dossier.code).state == "proposed"


def test_refusing_ends_it_with_reason_and_law(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    sent = {"ma_ly_do": "not_eligible", "ly_do": "Đã đăng ký kết hôn", "can_cu": "Điều 22"}
    assert client_of(cast.user("leader")).post(page_of(dossier, "tu-choi"), sent).status_code == 302
    assert by_code(dossier.code).state == "refused"
    assert ending_of(dossier).legal_basis == "Điều 22"


@pytest.mark.parametrize("gone", ["ma_ly_do", "ly_do", "can_cu"])
def test_refusing_without_a_part_is_said_and_keeps_the_rest(cast, client_of, at, gone):
    dossier = world.filed_at_counter(cast, at=at)
    sent = {"ma_ly_do": "not_eligible", "ly_do": "Đã đăng ký kết hôn", "can_cu": "Điều 22"}
    del sent[gone]
    answer = client_of(cast.user("leader")).post(page_of(dossier, "tu-choi"), sent)
    assert answer.status_code == 422
    assert f'href="#{gone}"' in answer.content.decode()
    assert by_code(dossier.code).state == "received"


@pytest.fixture
def supplemented(cast):
    """Online, asked once and answered: a second request needs the head."""
    now = timezone.now()
    dossier = world.received_online(cast, world.a_draft(cast, at=now), at=now)
    request_supplement(dossier.pk, [PIN_ON_RESIDENCE], by=cast.user("specialist"), at=now)
    answer = Answer(values={"noi_cu_tru": dossier.data["noi_cu_tru"]})
    return supplement(dossier.pk, answer, by=cast.user("citizen"), at=now)


def test_the_head_allows_a_second_supplement(cast, client_of, supplemented):
    sent = {"can_cu": "Khoản 2 Điều 11", "ly_do": "Có tài liệu mới"}
    assert needs_authorisation(supplemented)
    answer = client_of(cast.user("leader")).post(page_of(supplemented, "bo-sung/cho-phep"), sent)
    assert answer.status_code == 302
    assert not needs_authorisation(supplemented)


def test_a_second_supplement_is_not_allowed_before_a_first(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    answer = client_of(cast.user("leader")).post(
        page_of(dossier, "bo-sung/cho-phep"), {"can_cu": "Điều 11", "ly_do": "Thử"}
    )
    assert answer.status_code == 409
    assert "chưa có yêu cầu bổ sung nào" in answer.content.decode()


def later_than_due(dossier):
    calendar = working_calendar(dossier.agency.code)
    return calendar.next_working_day(dossier.due_at.date() + timedelta(days=1))


def test_apologising_promises_a_new_day_beside_the_old(cast, client_of):
    dossier = world.filed_at_counter(cast, at=timezone.now())
    day = later_than_due(dossier)
    sent = {"ngay": format_day(day), "gio": "10:00", "ly_do": "Chờ xác minh", "ma_pin": world.PIN}
    assert client_of(cast.user("leader")).post(page_of(dossier, "xin-loi"), sent).status_code == 302
    assert apology_of(dossier).reason == "Chờ xác minh"
    assert by_code(dossier.code).due_at == dossier.due_at
    seen = client_of(cast.user("citizen")).get(f"/ho-so/{dossier.code}/").content.decode()
    assert "Cơ quan đã xin lỗi và hẹn lại" in seen
    assert "Ngày hẹn đã thay đổi" in seen


@pytest.mark.parametrize(("day", "hour"), [("hôm nào", "10:00"), ("32/01/2030", "10:00"), ("05/03/2030", "10 rưỡi")])
def test_a_day_that_is_none_is_said(cast, client_of, day, hour):
    dossier = world.filed_at_counter(cast, at=timezone.now())
    answer = client_of(cast.user("leader")).post(
        page_of(dossier, "xin-loi"), {"ngay": day, "gio": hour, "ly_do": "Chờ xác minh", "ma_pin": world.PIN}
    )
    assert answer.status_code == 422
    assert "Chờ xác minh" in answer.content.decode()
    assert apology_of(dossier) is None


def test_an_apology_after_the_day_is_refused_in_words(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    sent = {"ngay": "05/03/2030", "gio": "10:00", "ly_do": "Chờ xác minh", "ma_pin": world.PIN}
    answer = client_of(cast.user("leader")).post(page_of(dossier, "xin-loi"), sent)
    assert answer.status_code == 422
    assert "Phiếu xin lỗi phải gửi chậm nhất" in answer.content.decode()


def test_a_wrong_pin_keeps_everything_typed_and_apologises_for_nothing(cast, client_of):
    dossier = world.filed_at_counter(cast, at=timezone.now())
    day = format_day(later_than_due(dossier))
    sent = {"ngay": day, "gio": "10:00", "ly_do": "Chờ xác minh", "ma_pin": "975310"}
    answer = client_of(cast.user("leader")).post(page_of(dossier, "xin-loi"), sent)
    told = answer.content.decode()
    assert answer.status_code == 422 and 'href="#ma_pin"' in told
    assert day in told and "Chờ xác minh" in told and "còn được nhập 4 lần" in told and "975310" not in told
    assert apology_of(dossier) is None


@pytest.mark.parametrize("verb", ["tra-lai", "tu-choi", "bo-sung/cho-phep", "xin-loi"])
def test_none_of_it_is_a_strangers_or_a_specialists(cast, client_of, at, verb):
    dossier = world.proposed(cast, at=at)
    assert client_of(cast.user("other_leader")).get(page_of(dossier, verb)).status_code == 404
    answer = client_of(cast.user("specialist")).get(page_of(dossier, verb))
    assert answer.status_code == 409
    assert "Việc này thuộc về lãnh đạo" in answer.content.decode()
