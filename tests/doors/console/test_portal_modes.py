"""Where people file online: read by both, set by an administrator from a day on."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from motcua.reference.queries import portal_mode_on, portal_modes

PAGE = "/quan-tri/noi-nop/"


def form(**other: str) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=3)
    said = {"place": "national", "valid_from": day.isoformat(), "address": "https://quocgia.example", "source": "QĐ 1"}
    return said | other


def test_nothing_said_means_people_file_here(controller: Client) -> None:
    text = controller.get(PAGE).content.decode()
    assert "Hôm nay: Nộp hồ sơ trên cổng này" in text and "Chưa ghi lần nào" in text
    assert "Đặt từ ngày này" not in text


def test_setting_a_mode_from_a_day(administrator: Client) -> None:
    page = administrator.post(f"{PAGE}dat/", form(), follow=True).content.decode()
    assert "sẽ áp dụng" in page and "https://quocgia.example" in page
    day = date.fromisoformat(form()["valid_from"])
    assert portal_mode_on(day - timedelta(days=1)).takes_filings and not portal_mode_on(day).takes_filings


def test_the_address_belongs_to_the_national_portal_alone(administrator: Client) -> None:
    administrator.post(f"{PAGE}dat/", form(place="files_here"))
    assert [row.address for row in portal_modes()] == [""]


@pytest.mark.parametrize(("typed", "sentence"), [
    ({"place": ""}, "Chọn nơi nộp hồ sơ."), ({"valid_from": "2024-02-30"}, "Ngày phải là một ngày có thật."),
    ({"valid_from": "2024-03-01"}, "Không đổi được cho ngày đã qua"), ({"address": "http://x"}, "bắt đầu bằng https://"),
    ({"source": ""}, "Ghi số, ký hiệu văn bản"),
])  # fmt: skip
def test_a_bad_form_is_told_and_kept(administrator: Client, typed: dict[str, str], sentence: str) -> None:
    page = administrator.post(f"{PAGE}dat/", form(**typed))
    assert page.status_code == 422 and sentence in page.content.decode()
    kept = form(**typed)
    assert all(f'value="{kept[name]}"' in page.content.decode() for name in ("address", "source") if kept[name])
    assert not portal_modes()
