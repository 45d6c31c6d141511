"""Booking an hour without login, and giving it back."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.queueing.actions.set_queue_rules import set_queue_rules
from motcua.queueing.models import Booking, Slot
from motcua.queueing.queries import desk_of, free_hours
from motcua.web.kit.throttle import Limit
from motcua.web.portal import bookings
from tests.factories.cast import Cast

HERE = "/dat-lich/mc-xa/"


def typed(**other: str) -> dict[str, str]:
    """A complete, correct form for the last hour that is offered."""
    desk = desk_of("mc-xa", on=timezone.localdate())
    assert desk
    hour = free_hours(desk, at=timezone.now())[-1]
    who = {"ho_ten": "Nguyễn Thị Ánh Thử", "so_dinh_danh": "000190000001", "dien_thoai": "0900000123"}
    return {"linh_vuc": "khac", "gio": hour.starts_at.isoformat()} | who | other


def book(client: Client, **other: str) -> Any:
    return client.post(HERE, typed(**other))


def test_the_first_page_leads_here(cast: Cast, client: Client) -> None:
    assert 'href="/dat-lich/"' in client.get("/").content.decode()
    assert f'href="{HERE}"' in client.get("/dat-lich/").content.decode()


def test_an_hour_is_booked_and_shown_without_the_person(cast: Cast, client: Client) -> None:
    answer = book(client)
    booking = Booking.objects.get()
    assert answer.headers["Location"] == f"{HERE}{booking.code}/"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Đã đặt lịch hẹn" in page
    for secret in ("Ánh Thử", "000190000001", "0900000123"):
        assert secret not in page


@pytest.mark.parametrize(("name", "value", "sentence"), [
    ("linh_vuc", "0", "Chọn việc"), ("gio", "", "Chọn một giờ"), ("gio", "2024-03-05T09:30", "Chọn một giờ"),
    ("gio", "2024-03-05T09:30:00+07:00", "không nhận đặt lịch"), ("ho_ten", "", "Nhập họ"),
    ("so_dinh_danh", "12", "12 chữ số"), ("dien_thoai", "12", "10 chữ số"),
])  # fmt: skip
def test_what_is_not_right_is_said_at_its_field(
    cast: Cast, client: Client, name: str, value: str, sentence: str
) -> None:
    answer = book(client, **{name: value})
    page = answer.content.decode()
    assert answer.status_code == 422 and f'id="{name}-error"' in page and sentence in page
    assert not Booking.objects.exists()
    assert name == "ho_ten" or 'value="Nguyễn Thị Ánh Thử"' in page


def test_a_full_hour_cannot_be_chosen(cast: Cast, client: Client) -> None:
    set_queue_rules("mc-xa", priority_in_a_row=3, recalls=2, per_hour=1, by=cast.user("clerk"), at=timezone.now())
    book(client)
    page = client.get(HERE).content.decode()
    assert "hết chỗ" in page
    second = book(client, so_dinh_danh="000190000002")
    assert second.status_code == 422 and "đã đủ người đặt" in second.content.decode()


def test_a_desk_without_bookings_says_so(cast: Cast, client: Client) -> None:
    set_queue_rules("mc-xa", priority_in_a_row=3, recalls=2, per_hour=0, by=cast.user("clerk"), at=timezone.now())
    assert "chưa nhận đặt lịch" in client.get(HERE).content.decode()


def test_an_hour_is_given_back_once(cast: Cast, client: Client) -> None:
    address = book(client).headers["Location"]
    assert client.post(f"{address}huy/").headers["Location"] == address
    assert "Lịch hẹn: đã hủy" in client.get(address).content.decode()
    assert Slot.objects.get().booked == 0
    again = client.post(f"{address}huy/")
    assert again.status_code == 409 and "không hủy được nữa" in again.content.decode()


def test_a_code_that_is_none(cast: Cast, client: Client) -> None:
    book(client)
    code = Booking.objects.get().code
    for address in (f"{HERE}khong-co/", f"/dat-lich/mc-xb/{code}/", "/dat-lich/xa/"):
        assert client.get(address).status_code == 404
    assert client.post(f"{HERE}khong-co/huy/").status_code == 404


def test_booking_without_end_is_stopped(cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bookings, "BY_NETWORK", Limit("booking", tries=2, seconds=300))
    numbers = [f"{190000000 + number:012d}" for number in range(3)]
    assert [book(client, so_dinh_danh=number).status_code for number in numbers] == [302, 302, 429]
