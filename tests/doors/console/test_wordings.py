"""The words in which people are told: shown, tried out, changed from a day on, and put back."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.notifications.models import OwnWording
from motcua.notifications.queries import wording_of

PAGE = "/quan-tri/mau-thong-bao/"


def form(**other: str) -> dict[str, Any]:
    said = wording_of("received", on=timezone.localdate())
    assert said
    return said.shipped | {"valid_from": timezone.localdate().isoformat()} | other


def test_everything_there_is_to_say(controller: Client) -> None:
    text = controller.get(PAGE).content.decode()
    assert "Hồ sơ … đã được tiếp nhận" in text and "Khẩn" in text and "lời của cơ quan" not in text
    assert "Áp dụng" not in controller.get(f"{PAGE}received/").content.decode()


def test_trying_out_changes_nothing(administrator: Client) -> None:
    sms = "Ho so {code} da nhan. Tra cuu {address}"
    page = administrator.post(f"{PAGE}received/dat/", form(sms=sms, xem="1")).content.decode()
    assert "Ho so H58.26-240305-0001 da nhan." in page and "chưa có gì thay đổi" in page
    assert sms in page and not OwnWording.objects.exists()


def test_own_words_and_back(administrator: Client) -> None:
    page = administrator.post(f"{PAGE}received/dat/", form(zalo="Đã nhận {code}, xem {address}"), follow=True)
    assert "nội dung riêng của cơ quan" in page.content.decode() and "Quách Thị Trị" in page.content.decode()
    assert OwnWording.objects.get().texts == {"zalo": "Đã nhận {code}, xem {address}"}
    assert "lời của cơ quan" in administrator.get(PAGE).content.decode()
    page = administrator.post(f"{PAGE}received/mau-goc/", follow=True)
    assert "Đang dùng mẫu gốc" in page.content.decode()
    assert administrator.post(f"{PAGE}received/mau-goc/").status_code == 422


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"sms": "Ho so {code}"}, "Nội dung phải có {address}."), ({"sms": "Hồ sơ {code} {address}"}, "viết không dấu"),
    ({"zalo": "{code} {address} {phone}"}, "Không có chỗ điền {phone}"), ({"email": "{sentence"}, "Dấu { } chỉ dùng"),
    ({"subject": ""}, "không được để trống"), ({"valid_from": ""}, "Chọn ngày bắt đầu"),
    ({"valid_from": "2024-01-01", "zalo": "Đã nhận {code}, xem {address}"}, "ngày đã qua"), ({}, "giống hệt mẫu gốc"),
])  # fmt: skip
def test_what_cannot_be_said_is_told_and_kept(administrator: Client, typed: dict[str, str], sentence: str) -> None:
    page = administrator.post(f"{PAGE}received/dat/", form(**typed))
    assert page.status_code == 422 and sentence in page.content.decode()
    assert all(text in page.content.decode() for part, text in typed.items() if part != "valid_from")
    assert not OwnWording.objects.exists()


def test_there_is_no_such_wording(administrator: Client) -> None:
    assert administrator.get(f"{PAGE}khong-co/").status_code == 404
