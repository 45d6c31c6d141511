"""Correcting a wrong result."""

import pytest
from django.utils import timezone

from motcua.dossiers.queries import by_code, corrections_of, result_of
from tests.factories import cast as world


def page_of(dossier, rest=""):
    return f"/ban-lam-viec/ho-so/{dossier.code}/dinh-chinh/{rest}"


@pytest.fixture
def issued(cast):
    return world.sealed(cast, at=timezone.now())


def test_a_correction_is_signed_then_sealed_and_takes_the_place(cast, client_of, issued):
    wrong = result_of(issued).number
    leader = client_of(cast.user("leader"))
    assert f"thay thế văn bản số {wrong}" in leader.get(page_of(issued)).content.decode()
    sent = {"ly_do": "Sai năm sinh", "ma_pin": world.PIN}
    assert leader.post(page_of(issued), sent).status_code == 302
    assert leader.get(page_of(issued, "ban-ky.pdf"))["Content-Type"] == "application/pdf"
    assert result_of(issued).number == wrong
    clerk = client_of(cast.user("document_clerk"))
    assert "Đóng dấu bản đính chính" in clerk.get(f"/ban-lam-viec/ho-so/{issued.code}/").content.decode()
    assert clerk.post(page_of(issued, "dong-dau/"), {"ma_pin": world.PIN}).status_code == 302
    assert result_of(issued).number != wrong
    assert corrections_of(issued)[0].wrong_number == wrong
    assert by_code(issued.code).state == "done"


@pytest.mark.parametrize(("sent", "field"), [({"ly_do": "Sai"}, "ma_pin"), ({"ma_pin": world.PIN}, "ly_do"),
                                             ({"ly_do": "Sai", "ma_pin": "135791"}, "ma_pin")])  # fmt: skip
def test_what_is_missing_is_said_and_no_number_is_used(cast, client_of, issued, sent, field):
    answer = client_of(cast.user("leader")).post(page_of(issued), sent)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert corrections_of(issued) == []


def test_there_is_no_paper_before_a_correction(cast, client_of, issued):
    assert client_of(cast.user("leader")).get(page_of(issued, "ban-ky.pdf")).status_code == 404


def test_it_is_no_strangers_and_no_specialists(cast, client_of, issued):
    assert client_of(cast.user("other_leader")).get(page_of(issued)).status_code == 404
    assert client_of(cast.user("specialist")).get(page_of(issued)).status_code == 409
