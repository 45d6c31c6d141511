"""A new revision: seen in numbers before it is published, and compared afterwards."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.procedures.models import Revision
from tests.factories.cast import BIRTH, MARITAL, Cast, filed_at_counter

PATH = f"/quan-tri/thu-tuc/{MARITAL}/"
POST = f"{PATH}phien-ban/"


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


def form(**changes: Any) -> dict[str, Any]:
    said = {
        "name": "Cấp giấy xác nhận tình trạng hôn nhân", "term": "2 ngày làm việc", "term_note": "", "cut_off": "",
        "fee_note": "Không thu", "result_name": "Giấy xác nhận", "legal_basis": "60/2014/QH13\n123/2015/NĐ-CP",
        "effective_from": tomorrow().isoformat(), "paper-0-name": "Tờ khai", "paper-0-originals": "1",
        "paper-0-copies": "0", "paper-0-required": "1",
    }  # fmt: skip
    return said | changes


def newest() -> Revision:
    return Revision.objects.filter(procedure__code=MARITAL).latest("number")


def test_the_form_holds_the_newest_revision(controller: Client) -> None:
    text = controller.get(f"/quan-tri/thu-tuc/{BIRTH}/sua/").content.decode()
    assert 'value="trong ngày làm việc"' in text
    assert 'value="Giấy chứng sinh"' in text
    assert 'value="15:00"' in text


def test_first_it_says_what_it_will_do(controller: Client, cast: Cast, at: datetime) -> None:
    filed_at_counter(cast, at=at)
    filed_at_counter(cast, at=at)
    page = controller.post(POST, form(buoc="xem"))
    text = page.content.decode()
    assert page.status_code == 200
    assert f"Phiên bản mới áp dụng từ {tomorrow():%d/%m/%Y}; 2 hồ sơ đang giải quyết giữ phiên bản cũ." in text
    assert "3 ngày làm việc" in text
    assert "2 ngày làm việc" in text
    assert newest().number == 1


def test_a_supplement_term_of_the_sector_needs_its_law_and_is_kept(controller: Client) -> None:
    half = controller.post(POST, form(buoc="xem", supplement_term="30 ngày"))
    assert half.status_code == 422 and 'href="#supplement_basis"' in half.content.decode()
    wrong = controller.post(POST, form(buoc="xem", supplement_term="lâu", supplement_basis="Điều 3"))
    assert wrong.status_code == 422 and 'value="lâu"' in wrong.content.decode()
    both = form(buoc="cong-bo", supplement_term="30 ngày", supplement_basis="Nghị định số 101/2024/NĐ-CP, Điều 12")
    assert controller.post(POST, both).status_code == 302
    made = newest()
    assert made.details["supplement"] == {"term": "30 ngày", "legal_basis": "Nghị định số 101/2024/NĐ-CP, Điều 12"}
    assert 'value="30 ngày"' in controller.get(f"{PATH}sua/").content.decode()


def test_then_it_is_published(controller: Client, cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    page = controller.post(POST, form(buoc="cong-bo"), follow=True)
    assert f"Đã công bố phiên bản 2, áp dụng từ {tomorrow():%d/%m/%Y}." in page.content.decode()
    made = newest()
    assert (made.number, str(made.term), made.effective_from) == (2, "2 ngày làm việc", tomorrow())
    assert made.legal_basis == ["60/2014/QH13", "123/2015/NĐ-CP"]
    assert [(paper.key, paper.name, paper.required) for paper in made.paper_list] == [("to-khai", "Tờ khai", True)]
    assert made.steps == Revision.objects.get(procedure__code=MARITAL, number=1).steps
    dossier.refresh_from_db()
    assert dossier.revision.number == 1


def test_values_the_controller_changed_are_no_longer_assumed(controller: Client) -> None:
    controller.post(POST, form(buoc="cong-bo"))
    first = newest()
    facts = form(term="5 ngày làm việc", effective_from=(tomorrow() + timedelta(days=1)).isoformat(), buoc="cong-bo")
    assert "term" not in first.assumed
    controller.post(POST, facts)
    assert str(newest().term) == "5 ngày làm việc"


def test_going_back_keeps_what_was_typed(controller: Client) -> None:
    page = controller.post(POST, form(buoc="sua", term="7 ngày làm việc"))
    assert page.status_code == 200
    assert 'value="7 ngày làm việc"' in page.content.decode()
    assert newest().number == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("term", "bao giờ xong thì xong", "Không đọc được thời hạn"),
        ("name", "", "Nhập tên thủ tục."),
        ("cut_off", "25:99", "Giờ nhận cuối trong ngày viết như 15:00"),
        ("effective_from", "2020-01-01", "Phiên bản mới không áp dụng được cho ngày đã qua"),
        ("effective_from", "", "Chọn ngày phiên bản mới bắt đầu áp dụng."),
        ("paper-0-originals", "hai", "Số lượng của “Tờ khai” phải là số từ 0 đến 99; đã nhập “hai”."),
        ("fee_note", "x" * 601, "Nội dung không quá 600 ký tự; đã nhập 601."),
    ],
)  # fmt: skip
def test_a_bad_form_is_told_and_kept(controller: Client, field: str, value: str, sentence: str) -> None:
    page = controller.post(POST, form(**{field: value, "buoc": "cong-bo"}))
    assert page.status_code == 422
    assert sentence in page.content.decode()
    assert "Giấy xác nhận" in page.content.decode()
    assert newest().number == 1


def test_a_second_revision_on_the_same_day_is_refused_in_place(controller: Client) -> None:
    controller.post(POST, form(buoc="cong-bo"))
    page = controller.post(POST, form(buoc="cong-bo", term="4 ngày làm việc"))
    assert page.status_code == 422
    assert "ngày hiệu lực của phiên bản mới phải sau ngày đó" in page.content.decode()
    assert newest().number == 2


def test_comparison_marks_what_differs(controller: Client, administrator: Client) -> None:
    assert controller.get(f"{PATH}so-sanh/").status_code == 404
    controller.post(POST, form(buoc="cong-bo"))
    text = administrator.get(f"{PATH}so-sanh/?cu=1&moi=2").content.decode()
    assert text.count("thay đổi") >= 4
    assert "123/2015/NĐ-CP" in text
    assert controller.get(f"{PATH}so-sanh/?cu=1&moi=9").status_code == 404


def test_only_a_controller_publishes(administrator: Client, stranger: Client) -> None:
    for client in (administrator, stranger):
        assert client.get(f"{PATH}sua/").status_code == 404
        assert client.post(POST, form(buoc="cong-bo")).status_code == 404
    assert newest().number == 1
