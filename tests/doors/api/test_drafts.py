"""Drafts over the API: prefilled, kept as typed, the owner's alone."""

from uuid import uuid4

from tests.doors.api.conftest import Program
from tests.factories.cast import MARITAL

NEW = {"procedure": MARITAL, "agency": "xa"}


def test_a_draft_begins_with_what_is_known_of_the_citizen(citizen: Program) -> None:
    answer = citizen.post("drafts", NEW)
    assert answer.status_code == 201
    assert answer.json()["data"]["nguoi_yeu_cau"] == "Nguyễn Thị Ánh Thử"


def test_what_is_typed_is_kept_even_when_wrong(citizen: Program) -> None:
    draft = citizen.post("drafts", NEW).json()["id"]
    saved = citizen.put(f"drafts/{draft}", {"data": {"ngay_sinh": "hôm qua"}, "version": 3})
    assert saved.status_code == 200
    assert citizen.get(f"drafts/{draft}").json()["data"]["ngay_sinh"] == "hôm qua"


def test_an_older_save_that_comes_late_changes_nothing(citizen: Program) -> None:
    draft = citizen.post("drafts", NEW).json()["id"]
    citizen.put(f"drafts/{draft}", {"data": {"dan_toc": "Kinh"}, "version": 5})
    late = citizen.put(f"drafts/{draft}", {"data": {"dan_toc": "Hoa"}, "version": 4})
    assert late.json()["data"]["dan_toc"] == "Kinh"


def test_a_field_the_form_does_not_have_is_told(citizen: Program) -> None:
    draft = citizen.post("drafts", NEW).json()["id"]
    answer = citizen.put(f"drafts/{draft}", {"data": {"la": "x"}})
    assert answer.status_code == 422
    assert "la" in answer.json()["fields"]


def test_somebody_elses_draft_does_not_exist(citizen: Program, neighbour: Program) -> None:
    draft = citizen.post("drafts", NEW).json()["id"]
    assert neighbour.get(f"drafts/{draft}").status_code == 404
    assert neighbour.put(f"drafts/{draft}", {"data": {}}).status_code == 404
    assert citizen.get(f"drafts/{uuid4()}").status_code == 404


def test_a_file_that_does_not_open_is_refused_with_its_reason(citizen: Program) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    answer = citizen.client.post("/api/v1/uploads", {"file": SimpleUploadedFile("a.pdf", b"khong phai pdf")})
    assert answer.status_code == 409
    assert "a.pdf" in answer.json()["detail"]


def test_a_stranger_is_asked_to_sign_in(nobody: Program) -> None:
    assert nobody.post("drafts", NEW).status_code == 401
