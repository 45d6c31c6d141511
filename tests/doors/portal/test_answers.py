"""The questions of an application: kept as typed, checked page by page, saved by itself."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from motcua.dossiers.queries import draft_of
from motcua.procedures.rules.forms import FormDefinition
from motcua.web.portal.answers import changed_values
from tests.factories.cast import BIRTH, Cast, a_draft, birth_data

CHILD = {"ten_tre": "Nguyễn Minh An", "ngay_sinh": "31/12/2099", "gioi_tinh": "nam"}


@pytest.fixture
def draft(cast: Cast, at: datetime) -> Any:
    return a_draft(cast, at=at, procedure=BIRTH, data=birth_data())


def _now(cast: Cast, draft: Any) -> Any:
    return draft_of(cast.user("citizen"), draft.pk)


def test_a_right_page_leads_to_the_next(citizen: Client, draft: Any) -> None:
    names = ("nguoi_yeu_cau", "so_dinh_danh", "noi_cu_tru", "dien_thoai", "quan_he")
    typed = {name: draft.data[name] for name in names}
    assert citizen.post(f"/ho-so/nhap/{draft.pk}/1/", typed).headers["Location"] == f"/ho-so/nhap/{draft.pk}/2/"


def test_the_last_page_leads_to_the_papers(citizen: Client, draft: Any) -> None:
    answer = citizen.post(f"/ho-so/nhap/{draft.pk}/5/", {"so_ban_sao": "2", "cam_doan": "true"})
    assert answer.headers["Location"] == f"/ho-so/nhap/{draft.pk}/giay-to/"


def test_a_wrong_page_comes_back_with_what_was_typed_and_is_kept(cast: Cast, citizen: Client, draft: Any) -> None:
    answer = citizen.post(f"/ho-so/nhap/{draft.pk}/2/", CHILD)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="31/12/2099"' in page
    assert "govuk-error-summary" in page
    assert 'href="#ngay_sinh"' in page
    assert _now(cast, draft).data["ten_tre"] == "Nguyễn Minh An"


def test_stopping_keeps_even_what_is_wrong(cast: Cast, citizen: Client, draft: Any) -> None:
    answer = citizen.post(f"/ho-so/nhap/{draft.pk}/2/", {**CHILD, "sau": "1"})
    assert answer.headers["Location"] == "/ho-so/"
    assert _now(cast, draft).data["ngay_sinh"] == "2099-12-31"


def test_an_emptied_answer_and_an_unmarked_box_are_gone(cast: Cast, citizen: Client, draft: Any) -> None:
    citizen.post(f"/ho-so/nhap/{draft.pk}/5/", {"so_ban_sao": ""})
    assert {"so_ban_sao", "cam_doan"}.isdisjoint(_now(cast, draft).data)


def test_a_character_no_database_keeps_is_dropped(cast: Cast, citizen: Client, draft: Any) -> None:
    citizen.post(f"/ho-so/nhap/{draft.pk}/luu/?trang=2", {"ten_tre": "A\0n", "version": "1"})
    assert _now(cast, draft).data["ten_tre"] == "An"


def test_a_page_that_is_not_there(citizen: Client, draft: Any) -> None:
    assert citizen.get(f"/ho-so/nhap/{draft.pk}/9/").status_code == 404
    assert citizen.get(f"/ho-so/nhap/{draft.pk}/0/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put"])
def test_autosave_keeps_the_fields_of_its_page(cast: Cast, citizen: Client, draft: Any, method: str) -> None:
    body = "ten_tre=Tr%E1%BA%A7n+An&version=1"
    send = getattr(citizen, method)
    answer = send(f"/ho-so/nhap/{draft.pk}/luu/?trang=2", body, content_type="application/x-www-form-urlencoded")
    assert (answer.status_code, answer.json()["version"]) == (200, 1)
    data = _now(cast, draft).data
    assert data["ten_tre"] == "Trần An"
    assert data["nguoi_yeu_cau"] == draft.data["nguoi_yeu_cau"]


def test_autosave_takes_json_as_well(cast: Cast, citizen: Client, draft: Any) -> None:
    address = f"/ho-so/nhap/{draft.pk}/luu/?trang=5"
    answer = citizen.put(address, {"so_ban_sao": 3, "version": 1}, content_type="application/json")
    assert answer.status_code == 200
    assert _now(cast, draft).data["so_ban_sao"] == 3


@pytest.mark.parametrize("late", ["6", "7"])
def test_a_save_overtaken_by_another_changes_nothing(cast: Cast, citizen: Client, draft: Any, late: str) -> None:
    address = f"/ho-so/nhap/{draft.pk}/luu/?trang=2"
    citizen.post(address, {"ten_tre": "Mới", "version": "7"})
    answer = citizen.post(address, {"ten_tre": "Cũ", "version": late})
    assert (answer.status_code, answer.json()["version"]) == (409, 7)
    assert _now(cast, draft).data["ten_tre"] == "Mới"


@pytest.mark.parametrize("odd", ["", "-1", "9" * 30, "x"])
def test_a_number_that_is_none_does_not_lose_what_was_typed(cast: Cast, citizen: Client, draft: Any, odd: str) -> None:
    answer = citizen.post(f"/ho-so/nhap/{draft.pk}/luu/?trang=2", {"ten_tre": "Mới", "version": odd})
    assert answer.status_code == 200
    assert _now(cast, draft).data["ten_tre"] == "Mới"


def test_autosave_of_somebody_whose_session_is_over_is_no_success(client: Client, draft: Any) -> None:
    answer = client.post(f"/ho-so/nhap/{draft.pk}/luu/?trang=2", {"ten_tre": "Lạ"})
    assert answer.status_code == 401
    assert "đăng nhập lại" in answer.json()["reason"]


def test_what_no_longer_applies_is_taken_out() -> None:
    schema = {
        "type": "object",
        "properties": {"co": {"type": "string", "title": "Có"}, "ten": {"type": "string", "title": "Tên"}},
    }
    form = FormDefinition(schema, {"fields": {"ten": {"show_if": {"field": "co", "equals": "co"}}}})
    assert changed_values(form, {"co": "co", "ten": "An"}, {"co": "khong"}, ["co"]) == {"co": "khong", "ten": None}
