"""The clerk asks for a supplement, and takes one in from somebody at the desk."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pypdf import PdfWriter

from motcua.dossiers.actions.submit import submit
from motcua.dossiers.queries import by_code, differences, of_citizen, papers_of
from tests.factories import cast as world

PINNED = {
    "can_cu_chung": "Nghị định 123/2015/NĐ-CP",
    "ghim_field_noi_cu_tru_ma": "wrong",
    "ghim_field_noi_cu_tru_ly_do": "Chưa ghi số nhà",
}


@pytest.fixture
def pdf():
    """A small PDF that opens."""
    writer, written = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    writer.write(written)
    return written.getvalue()


@pytest.fixture
def online(cast):
    now = timezone.now()
    return submit(world.a_draft(cast, at=now).pk, by=cast.user("citizen"), at=now)


def page_of(dossier, rest=""):
    return f"/mot-cua/ho-so/{dossier.code}/bo-sung/{rest}"


def test_asking_is_a_link_of_the_dossier_and_sends_the_pins(cast, client_of, online):
    browser = client_of(cast.user("clerk"))
    assert page_of(online) in browser.get(f"/mot-cua/ho-so/{online.code}/").content.decode()
    assert browser.post(page_of(online), PINNED).status_code == 302
    assert by_code(online.code).state == "wait_supplement"
    home = browser.get("/mot-cua/").content.decode()
    assert "Chờ người nộp" in home


def test_nothing_pinned_is_said(cast, client_of, online):
    answer = client_of(cast.user("clerk")).post(page_of(online), {"can_cu_chung": "Điều 1"})
    assert answer.status_code == 422
    assert by_code(online.code).state == "submitted"


def test_asking_twice_is_refused_in_words(cast, client_of, online):
    browser = client_of(cast.user("clerk"))
    browser.post(page_of(online), PINNED)
    answer = browser.post(page_of(online), PINNED)
    assert answer.status_code == 409
    assert "Chờ bổ sung hồ sơ" in answer.content.decode()


def test_the_answer_of_somebody_at_the_desk_shows_the_difference(cast, client_of, online):
    browser = client_of(cast.user("clerk"))
    browser.post(page_of(online), PINNED)
    assert "Chưa ghi số nhà" in browser.get(page_of(online, "nhan/")).content.decode()
    assert browser.post(page_of(online, "nhan/"), {"noi_cu_tru": ""}).status_code == 422
    answer = browser.post(page_of(online, "nhan/"), {"noi_cu_tru": "Số 1, ấp Mẫu", "dan_toc": "Hoa"})
    assert answer.status_code == 302
    dossier = by_code(online.code)
    assert (dossier.state, dossier.data["noi_cu_tru"]) == ("submitted", "Số 1, ấp Mẫu")
    assert dossier.data["dan_toc"] == "Kinh"
    assert [one.after for one in differences(dossier)] == ["Số 1, ấp Mẫu"]
    page = browser.get(f"/mot-cua/ho-so/{online.code}/").content.decode()
    assert "Bổ sung đã thay đổi những gì" in page


@pytest.fixture
def birth(cast, client_of, pdf):
    """A birth filed online with its certificate."""
    now = timezone.now()
    draft = world.a_draft(cast, at=now, procedure=world.BIRTH, data=world.birth_data())
    file = SimpleUploadedFile("chung-sinh.pdf", pdf)
    citizen = client_of(cast.user("citizen"))
    citizen.post(f"/ho-so/nhap/{draft.pk}/giay-to/", {"giay_to__giay-chung-sinh": file})
    citizen.post(f"/ho-so/nhap/{draft.pk}/nop/")
    return of_citizen(cast.user("citizen"))[0]


def test_a_paper_seen_at_the_desk_is_counted(cast, client_of, birth):
    browser, name = client_of(cast.user("clerk")), "ghim_paper_giay-chung-sinh"
    browser.post(page_of(birth), {f"{name}_ma": "illegible", f"{name}_ly_do": "Mờ", f"{name}_can_cu": "Điều 16"})
    assert browser.post(page_of(birth, "nhan/"), {"giay_to__giay-chung-sinh_chinh": "0"}).status_code == 422
    assert browser.post(page_of(birth, "nhan/"), {"giay_to__giay-chung-sinh_chinh": "1"}).status_code == 302
    assert [(one.originals, one.copies) for one in papers_of(birth)] == [(1, 0)]


def test_nothing_is_taken_in_when_nothing_is_asked(cast, client_of, online):
    assert client_of(cast.user("clerk")).get(page_of(online, "nhan/")).status_code == 409


@pytest.mark.parametrize("rest", ["", "nhan/"])
def test_a_clerk_of_another_desk_finds_nothing(cast, client_of, online, rest):
    assert client_of(cast.user("other_clerk")).get(page_of(online, rest)).status_code == 404
