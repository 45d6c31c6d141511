"""The document clerk seals."""

from motcua.dossiers.queries import by_code
from tests.factories import cast as world


def address(dossier):
    return f"/ban-lam-viec/ho-so/{dossier.code}/dong-dau/"


def test_sealing_issues_the_result(cast, client_of, at):
    dossier = world.signed(cast, at=at)
    browser = client_of(cast.user("document_clerk"))
    assert "Nguyễn Văn Ký" in browser.get(address(dossier)).content.decode()
    assert browser.post(address(dossier), {"ma_pin": world.PIN}).status_code == 302
    assert by_code(dossier.code).state == "done"


def test_a_wrong_pin_is_said_and_nothing_is_sealed(cast, client_of, at):
    dossier = world.signed(cast, at=at)
    answer = client_of(cast.user("document_clerk")).post(address(dossier), {"ma_pin": "999999"})
    assert answer.status_code == 422
    assert 'href="#ma_pin"' in answer.content.decode()
    assert by_code(dossier.code).state == "signed"


def test_what_nobody_has_signed_cannot_be_sealed(cast, client_of, at):
    dossier = world.proposed(cast, at=at)
    answer = client_of(cast.user("document_clerk")).post(address(dossier), {"ma_pin": world.PIN})
    assert answer.status_code == 409


def test_a_leader_does_not_seal(cast, client_of, at):
    dossier = world.signed(cast, at=at)
    answer = client_of(cast.user("leader")).post(address(dossier), {"ma_pin": world.PIN})
    assert answer.status_code == 409
    assert by_code(dossier.code).state == "signed"
