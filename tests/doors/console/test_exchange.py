"""The exchange in the console: what waits, why, and doing something about it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from motcua.clients.national_portal.stand_in import StandIn, facts_of, start
from motcua.dossiers.models import Dossier
from motcua.exchange.actions.keep_comparison import Difference, keep_comparison
from motcua.exchange.actions.put_in_outbox import put_in_outbox
from motcua.exchange.keeping import empty_what_was_kept
from motcua.exchange.models import Inbound, Outbound
from motcua.journal.models import Entry
from motcua.kernel.worktime import day_in_vietnam
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.national import CODE, arrived

PAGE = "/quan-tri/trao-doi/"


@pytest.fixture
def connected(settings: Any) -> Iterator[StandIn]:
    stand_in = StandIn()
    server = start(stand_in)
    settings.NATIONAL_PORTAL = facts_of(stand_in, server)
    yield stand_in
    server.shutdown()
    server.server_close()


def failed(cast: Cast, at: datetime) -> Dossier:
    """A dossier whose status the portal has refused."""
    dossier = filed_at_counter(cast, at=at)
    last = Entry.objects.about("dossier", dossier.pk).last()
    assert last is not None
    put_in_outbox(dossier.pk, up_to=last.pk, version="2021", by=None, at=at)
    Outbound.objects.update(failed_at=at, attempts=5, last_error="99: Lỗi xử lý dữ liệu")
    return dossier


def test_nothing_connected_and_nothing_waiting(controller: Client) -> None:
    text = controller.get(PAGE).content.decode()
    assert "chưa kết nối" in text and "Không có gì chờ gửi" in text and "Chưa đối soát ngày nào" in text


def test_what_waits_is_shown_with_the_reason(controller: Client, cast: Cast, at: datetime, connected: StandIn) -> None:
    dossier = failed(cast, at)
    arrived(at, SoDienThoai="1")
    differences = [Difference(dossier.code, "Cổng quốc gia chưa có hồ sơ này.")]
    keep_comparison(day_in_vietnam(at), checked=3, unanswered=1, differences=differences, by=None, at=at)
    for address in (PAGE, f"{PAGE}?loc=hong"):
        text = controller.get(address).content.decode()
        assert dossier.code in text and "99: Lỗi xử lý dữ liệu" in text and CODE in text
        assert "Cổng quốc gia chưa có hồ sơ này." in text and "chưa trả lời về 1 hồ sơ" in text
        assert "chưa kết nối" not in text


def test_sending_again(controller: Client, cast: Cast, at: datetime, connected: StandIn) -> None:
    dossier = failed(cast, at)
    answer = controller.post(f"{PAGE}ho-so/{dossier.code}/gui-lai/", follow=True)
    assert "được gửi lại" in answer.content.decode()
    assert Outbound.objects.get().failed_at is None
    assert controller.post(f"{PAGE}ho-so/H58-240305-9999/gui-lai/").status_code == 404


def test_a_message_is_looked_at_and_tried_again(
    controller: Client, cast: Cast, at: datetime, connected: StandIn
) -> None:
    inbound = arrived(at, SoDienThoai="1")
    page = controller.get(f"{PAGE}den/{inbound.pk}/").content.decode()
    assert "Phan Thị Xa Quê" in page and "08:30 05/03/2024" in page and "Dân tộc" in page and "Số điện thoại" in page
    text = controller.post(f"{PAGE}den/{inbound.pk}/thu-lai/", follow=True).content.decode()
    assert "vẫn chưa nhận được" in text
    raw = dict(inbound.raw, SoDienThoai="0900000777")
    Inbound.objects.update(raw=raw)
    text = controller.post(f"{PAGE}den/{inbound.pk}/thu-lai/", follow=True).content.decode()
    assert f"Đã nhận hồ sơ, mã {Dossier.objects.get().code}" in text
    assert "Đã nhận" in controller.get(f"{PAGE}den/{inbound.pk}/").content.decode()


def test_what_was_settled_is_found_by_what_became_of_it(controller: Client, cast: Cast, at: datetime) -> None:
    taken, waiting = arrived(at), arrived(at, MaHoSo="DVCQG-2", SoDienThoai="1")
    listed = {state: controller.get(f"{PAGE}?da={state}").content.decode() for state in ("taken", "resolved", "la")}
    assert Dossier.objects.get().code in listed["taken"] and f"den/{taken.pk}/" in listed["taken"]
    assert "Không có thông điệp nào" in listed["resolved"] and f"den/{waiting.pk}/" not in listed["taken"]
    assert f"den/{waiting.pk}/" in listed["la"] and 'href="/quan-tri/trao-doi/?da=taken#den"' in listed["la"]


def test_a_message_kept_long_enough_shows_its_trace_alone(controller: Client, cast: Cast, at: datetime) -> None:
    inbound = arrived(at)
    empty_what_was_kept(at=at + timedelta(days=91))
    text = controller.get(f"{PAGE}den/{inbound.pk}/").content.decode()
    assert "đã được xóa lúc" in text and CODE in text and Dossier.objects.get().code in text
    assert "Phan Thị Xa Quê" not in text and "Chủ hồ sơ" not in text


def test_a_message_is_dismissed_with_a_reason(controller: Client, cast: Cast, at: datetime) -> None:
    inbound = arrived(at, SoDienThoai="1")
    address = f"{PAGE}den/{inbound.pk}/khong-nhan/"
    assert controller.post(address, {"reason": " "}).status_code == 422
    long = controller.post(address, {"reason": "x" * 501})
    assert long.status_code == 422 and "x" * 501 in long.content.decode()
    text = controller.post(address, {"reason": "Nộp trùng"}, follow=True).content.decode()
    assert f"Đã ghi không nhận hồ sơ {CODE}" in text
    assert "Nộp trùng" in controller.get(f"{PAGE}den/{inbound.pk}/").content.decode()


def test_without_a_connection_nothing_is_tried(controller: Client, cast: Cast, at: datetime) -> None:
    inbound = arrived(at, SoDienThoai="1")
    assert controller.post(f"{PAGE}den/{inbound.pk}/thu-lai/").status_code == 409
    assert controller.post(f"{PAGE}ho-so/{failed(cast, at).code}/gui-lai/").status_code == 409


def test_it_does_not_exist_for_others(stranger: Client, cast: Cast, at: datetime) -> None:
    inbound = arrived(at, SoDienThoai="1")
    assert stranger.get(PAGE).status_code == stranger.get(f"{PAGE}den/{inbound.pk}/").status_code == 404


def test_many_rows_do_not_ask_more(
    controller: Client, cast: Cast, at: datetime, connected: StandIn, django_assert_max_num_queries: Any
) -> None:
    for _ in range(3):
        failed(cast, at)
    with django_assert_max_num_queries(20):
        controller.get(PAGE)
