"""The applicant puts right what was pinned, and may stop the dossier."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.queries import by_code, ending_of, of_citizen, papers_of, superseded_papers_of
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from tests.factories.cast import BIRTH, Cast, a_draft, birth_data, sealed

PINS = [
    Pin(Target.PAPER, "giay-chung-sinh", PinReason.ILLEGIBLE, "Ảnh bị mờ", "Điều 16 Luật Hộ tịch", "Chụp đủ bốn góc"),
    Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Chưa ghi ấp", "Điều 16 Luật Hộ tịch", "Ấp Mẫu, xã An Mẫu"),
]


@pytest.fixture
def asked(cast: Cast, citizen: Client, pdf: bytes) -> Any:
    """A birth filed online whose certificate and residence are pinned."""
    now = timezone.now()
    draft = a_draft(cast, at=now, procedure=BIRTH, data=birth_data())
    file = SimpleUploadedFile("mo.pdf", pdf)
    citizen.post(f"/ho-so/nhap/{draft.pk}/giay-to/", {"giay_to__giay-chung-sinh": file})
    citizen.post(f"/ho-so/nhap/{draft.pk}/nop/")
    dossier = of_citizen(cast.user("citizen"))[0]
    return request_supplement(dossier.pk, PINS, by=cast.user("clerk"), at=timezone.now())


def page_of(dossier: Any, verb: str = "bo-sung") -> str:
    return f"/ho-so/{dossier.code}/{verb}/"


def test_the_dossier_says_what_is_asked_and_leads_there(citizen: Client, asked: Any) -> None:
    page = citizen.get(f"/ho-so/{asked.code}/").content.decode()
    assert "Ông/bà cần bổ sung hồ sơ trước" in page
    assert page_of(asked) in page
    assert page_of(asked) in citizen.get("/ho-so/").content.decode()


def test_only_the_pinned_things_can_be_changed_and_say_why(citizen: Client, asked: Any) -> None:
    page = citizen.get(page_of(asked)).content.decode()
    for said in ("Ảnh bị mờ", "Chụp đủ bốn góc", "Chưa ghi ấp", "Điều 16 Luật Hộ tịch", 'name="noi_cu_tru"'):
        assert said in page
    assert 'name="ho_ten_tre"' not in page
    assert page.count('class="mc-upload"') == 1


def test_what_is_missing_is_said_and_what_came_is_kept(citizen: Client, asked: Any, pdf: bytes) -> None:
    sent = {"noi_cu_tru": "", "giay_to__giay-chung-sinh": SimpleUploadedFile("ro.pdf", pdf)}
    answer = citizen.post(page_of(asked), sent)
    assert answer.status_code == 422
    assert 'href="#noi_cu_tru"' in answer.content.decode()
    assert "phải là một số" not in answer.content.decode()
    assert 'name="giay_to__giay-chung-sinh_id"' in answer.content.decode()
    assert by_code(asked.code).state == "wait_supplement"


def test_the_new_takes_the_place_and_the_old_is_kept(citizen: Client, officer: Client, asked: Any, pdf: bytes) -> None:
    before = asked.data["noi_cu_tru"]
    sent = {"noi_cu_tru": "Ấp Mới, xã An Mẫu", "giay_to__giay-chung-sinh": SimpleUploadedFile("ro.pdf", pdf)}
    assert citizen.post(page_of(asked), sent).status_code == 302
    dossier = by_code(asked.code)
    assert dossier is not None and dossier.state == "submitted"
    assert [one.file_name for one in papers_of(dossier)] == ["ro.pdf"]
    assert [one.file_name for one in superseded_papers_of(dossier)] == ["mo.pdf"]
    seen = officer.get(f"/mot-cua/ho-so/{asked.code}/").content.decode()
    for said in (before, "Ấp Mới, xã An Mẫu", "mo.pdf", "ro.pdf"):
        assert said in seen


def test_a_file_nobody_can_read_is_said(citizen: Client, asked: Any) -> None:
    sent = {"noi_cu_tru": "Ấp Mới", "giay_to__giay-chung-sinh": SimpleUploadedFile("la.pdf", b"khong phai PDF")}
    answer = citizen.post(page_of(asked), sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'href="#giay_to__giay-chung-sinh"' in page and "la.pdf" in page and "Ấp Mới" in page
    assert by_code(asked.code).state == "wait_supplement"


def test_what_was_not_pinned_stays(citizen: Client, asked: Any, pdf: bytes) -> None:
    sent = {"noi_cu_tru": "Ấp Mới", "dan_toc": "Hoa", "giay_to__giay-chung-sinh": SimpleUploadedFile("ro.pdf", pdf)}
    citizen.post(page_of(asked), sent)
    now = by_code(asked.code)
    assert now is not None
    assert {**now.data, "noi_cu_tru": ""} == {**asked.data, "noi_cu_tru": ""}


def test_nothing_is_asked_any_more(cast: Cast, citizen: Client, asked: Any, pdf: bytes) -> None:
    sent = {"noi_cu_tru": "Ấp Mới", "giay_to__giay-chung-sinh": SimpleUploadedFile("ro.pdf", pdf)}
    citizen.post(page_of(asked), sent)
    assert citizen.get(page_of(asked))["Location"] == f"/ho-so/{asked.code}/"


def test_it_is_nobody_elses(neighbour: Client, officer: Client, client: Client, asked: Any) -> None:
    for verb in ("bo-sung", "dung"):
        assert neighbour.get(page_of(asked, verb)).status_code == 404
        assert officer.get(page_of(asked, verb)).status_code == 404
        assert client.get(page_of(asked, verb)).status_code == 302


def test_stopping_asks_why_and_ends_it(citizen: Client, asked: Any) -> None:
    assert citizen.post(page_of(asked, "dung"), {"ly_do": " "}).status_code == 422
    assert citizen.post(page_of(asked, "dung"), {"ly_do": "Không còn nhu cầu"}).status_code == 302
    assert ending_of(asked).reason == "Không còn nhu cầu"  # type: ignore[union-attr]
    page = citizen.get(f"/ho-so/{asked.code}/").content.decode()
    assert "Dừng giải quyết theo yêu cầu" in page
    assert "yêu cầu dừng giải quyết hồ sơ" not in page


def test_what_is_decided_cannot_be_stopped(cast: Cast, citizen: Client, at: Any) -> None:
    dossier = sealed(cast, at=at)
    answer = citizen.post(page_of(dossier, "dung"), {"ly_do": "Đổi ý"}, follow=True)
    assert "đã có quyết định" in answer.content.decode()
    assert by_code(dossier.code).state == "done"  # type: ignore[union-attr]
