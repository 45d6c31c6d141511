"""The kiosk: one touch gives a number, without login."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.procedures.models import Field
from motcua.queueing.models import Slot, Ticket
from motcua.web.kit.throttle import Limit
from motcua.web.portal import kiosk
from tests.doors.portal.test_bookings import book
from tests.factories.cast import Cast
from tests.factories.pages import texts

HERE = "/kiosk/mc-xa/"


def take(client: Client, **typed: Any) -> Any:
    return client.post(HERE, {"linh_vuc": "khac", "uu_tien": "none"} | typed)


def test_the_fields_of_the_desk_and_everything_else(cast: Cast, client: Client) -> None:
    page = client.get(HERE)
    assert texts(page, "mc-kiosk__choice") == ["Nhận kết quả và việc khác", "Hộ tịch"]
    assert 'value="none" checked' in page.content.decode()


def test_one_touch_gives_a_number_to_print(cast: Cast, client: Client) -> None:
    field = Field.objects.get(name="Hộ tịch").pk
    answer = take(client, linh_vuc=field, uu_tien="elderly")
    ticket = Ticket.objects.get()
    assert answer.headers["Location"] == f"{HERE}phieu/{ticket.key}/?in=1"
    page = client.get(answer.headers["Location"])
    assert texts(page, "mc-ticket__number") == ["Số thứ tự của ông/bà là A001"]
    words = page.content.decode()
    assert "Ưu tiên: người cao tuổi" in words and "data-print-now" in words and "được gọi tiếp theo" in words
    assert "data-print-now" not in client.get(f"{HERE}phieu/{ticket.key}/").content.decode()


def test_how_many_are_before(cast: Cast, client: Client) -> None:
    first, second = take(client).headers["Location"], take(client).headers["Location"]
    assert "Còn 1 người trước" in client.get(second).content.decode()
    take(client, uu_tien="merit")
    assert "Còn 2 người trước" in client.get(second).content.decode()
    assert "Còn 1 người trước" in client.get(first).content.decode()


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"linh_vuc": ""}, "Chọn một việc"), ({"linh_vuc": "x"}, "Chọn một việc"),
    ({"linh_vuc": "0"}, "không tiếp nhận lĩnh vực này"), ({"uu_tien": "giau"}, "diện ưu tiên"),
])  # fmt: skip
def test_what_cannot_be_read_is_said(cast: Cast, client: Client, typed: dict[str, str], sentence: str) -> None:
    answer = take(client, **typed)
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not Ticket.objects.exists()


UNKNOWN = "6bfc73aa-be48-4630-ba7a-561af89a155d"


@pytest.mark.parametrize("address", ["/kiosk/xa/", "/kiosk/khong-co/", f"{HERE}phieu/{UNKNOWN}/", "/bang-goi/xa/"])
def test_what_there_is_not(cast: Cast, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_ticket_of_another_desk_is_not_shown_here(cast: Cast, client: Client) -> None:
    take(client)
    assert client.get(f"/kiosk/mc-xb/phieu/{Ticket.objects.get().key}/").status_code == 404


def test_a_machine_that_takes_numbers_without_end_is_stopped(
    cast: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kiosk, "BY_NETWORK", Limit("kiosk", tries=3, seconds=300))
    assert [take(client).status_code for _ in range(4)] == [302, 302, 302, 429]


def test_somebody_with_a_booked_hour_gets_a_number(cast: Cast, client: Client) -> None:
    book(client)
    Slot.objects.update(starts_at=timezone.now())
    wrong = client.post(f"{HERE}lich-hen/", {"so": "000190000009", "uu_tien": "none"})
    assert wrong.status_code == 422 and "không có lịch hẹn nào" in wrong.content.decode()
    assert 'value="000190000009"' in wrong.content.decode()
    answer = client.post(f"{HERE}lich-hen/", {"so": "000 190 000 001", "uu_tien": "none"})
    assert "Lịch hẹn" in client.get(answer.headers["Location"]).content.decode()
    assert client.get(f"{HERE}lich-hen/").status_code == 200


def test_guessing_who_has_booked_is_stopped(cast: Cast, client: Client) -> None:
    answers = [client.post(f"{HERE}lich-hen/", {"so": f"{n:012d}", "uu_tien": "none"}).status_code for n in range(21)]
    assert answers == [422] * 20 + [429]
