"""The calendar of a year, and announcing a day."""

from datetime import date, datetime

import pytest
from django.test import Client

from motcua.reference.queries import working_calendar
from tests.factories.cast import Cast, filed_at_counter

FORM = {
    "day": "2026-07-03",
    "kind": "SWAP_OFF",
    "name": "Nghỉ hoán đổi",
    "source": "Thông báo thử nghiệm",
    "nam": "2026",
}


def test_a_year(controller: Client) -> None:
    text = controller.get("/quan-tri/lich/?nam=2024").content.decode()
    assert "Làm bù" in text
    assert "07:30–11:30 và 13:00–17:00" in text
    assert "Công bố ngày này" not in text
    assert "Chưa công bố ngày nào của năm 2034" in controller.get("/quan-tri/lich/?nam=2034").content.decode()


def test_announcing_says_what_it_changes(administrator: Client, cast: Cast, at: datetime) -> None:
    filed_at_counter(cast, at=at)
    assert (
        "Trong 1 hồ sơ đang giải quyết, hồ sơ nào có thời hạn qua ngày này được tính lại"
        in administrator.get("/quan-tri/lich/").content.decode()
    )


def test_announcing_a_day(administrator: Client) -> None:
    assert working_calendar().is_working_day(date(2026, 7, 3))
    page = administrator.post("/quan-tri/lich/ngay/", FORM, follow=True)
    assert "Đã công bố ngày 03/07/2026: nghỉ hoán đổi." in page.content.decode()
    assert not working_calendar().is_working_day(date(2026, 7, 3))


@pytest.mark.parametrize("day", ["0001-01-01", "2019-05-05", "2040-05-05", "9999-12-31"])
def test_a_day_of_a_year_no_page_shows_is_not_taken(administrator: Client, day: str) -> None:
    page = administrator.post("/quan-tri/lich/ngay/", FORM | {"day": day})
    assert page.status_code == 422 and "Lịch chỉ ghi các năm 2020 đến 2035" in page.content.decode()


def test_a_day_taken_back_is_a_day_like_any_other(administrator: Client) -> None:
    administrator.post("/quan-tri/lich/ngay/", FORM)
    back = FORM | {"kind": "ORDINARY", "name": "Không nghỉ nữa", "source": "Thông báo sau"}
    page = administrator.post("/quan-tri/lich/ngay/", back, follow=True)
    assert "Đã công bố ngày 03/07/2026: như tuần làm việc bình thường." in page.content.decode()
    assert working_calendar().is_working_day(date(2026, 7, 3)) and date(2026, 7, 3) not in working_calendar().days
    again = administrator.post("/quan-tri/lich/ngay/", back)
    assert again.status_code == 422 and "không có gì để bỏ" in again.content.decode()
    assert 'value="Không nghỉ nữa"' in again.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [("day", "2026-02-30", "Ngày phải là một ngày có thật."), ("kind", "", "Chọn loại ngày."),
     ("source", "", "Ghi số, ký hiệu")],
)  # fmt: skip
def test_a_bad_form_is_told_and_kept(administrator: Client, field: str, value: str, sentence: str) -> None:
    page = administrator.post("/quan-tri/lich/ngay/", FORM | {field: value})
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert 'value="Nghỉ hoán đổi"' in page.content.decode()


def test_only_an_administrator_announces(controller: Client, stranger: Client) -> None:
    assert controller.post("/quan-tri/lich/ngay/", FORM).status_code == 404
    assert stranger.post("/quan-tri/lich/ngay/", FORM).status_code == 404
    assert working_calendar().is_working_day(date(2026, 7, 3))
