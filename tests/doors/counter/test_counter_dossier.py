"""One dossier at the desk, and its papers."""

import io

import pypdf
import pytest

from motcua.dossiers.actions.submit import submit
from tests.factories import cast as world


@pytest.fixture
def online(cast, at):
    return submit(world.a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)


def test_the_next_act_of_a_filing_is_reception(cast, client_of, online):
    page = client_of(cast.user("clerk")).get(f"/mot-cua/ho-so/{online.code}/").content.decode()
    assert "Việc tiếp theo: tiếp nhận" in page
    assert f"/mot-cua/ho-so/{online.code}/tiep-nhan/" in page


@pytest.mark.parametrize("part", ["", "giay-tiep-nhan.pdf", "xac-nhan-nop.pdf", "ket-qua.pdf", "tep/1/"])
def test_another_desk_sees_nothing(cast, client_of, at, part):
    dossier = world.sealed(cast, at=at)
    for who in ("other_clerk", "citizen", "specialist"):
        assert client_of(cast.user(who)).get(f"/mot-cua/ho-so/{dossier.code}/{part}").status_code == 404


def test_the_receipt_is_made_at_once_and_stays_the_same(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    browser = client_of(cast.user("clerk"))
    first = browser.get(f"/mot-cua/ho-so/{dossier.code}/giay-tiep-nhan.pdf")
    second = browser.get(f"/mot-cua/ho-so/{dossier.code}/giay-tiep-nhan.pdf")
    assert first["Content-Type"] == "application/pdf"
    assert first.content == second.content
    assert dossier.code in pypdf.PdfReader(io.BytesIO(first.content)).pages[0].extract_text()


def test_before_reception_there_is_no_receipt_but_a_confirmation(cast, client_of, online):
    browser = client_of(cast.user("clerk"))
    assert browser.get(f"/mot-cua/ho-so/{online.code}/giay-tiep-nhan.pdf").status_code == 404
    assert browser.get(f"/mot-cua/ho-so/{online.code}/xac-nhan-nop.pdf").content.startswith(b"%PDF")


def test_the_sealed_result_is_there_to_hand_over(cast, client_of, at):
    dossier = world.sealed(cast, at=at)
    browser = client_of(cast.user("clerk"))
    assert browser.get(f"/mot-cua/ho-so/{dossier.code}/ket-qua.pdf").content.startswith(b"%PDF")
    assert "Việc tiếp theo: trả kết quả" in browser.get(f"/mot-cua/ho-so/{dossier.code}/").content.decode()


def test_while_others_work_on_it_the_page_says_who(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    page = client_of(cast.user("clerk")).get(f"/mot-cua/ho-so/{dossier.code}/").content.decode()
    assert "Quầy chưa có việc với hồ sơ này" in page
