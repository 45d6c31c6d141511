"""Finding a dossier at the desk, through the asker."""

from tests.factories import cast as world

HERE = "/ban-lam-viec/tim/"


def test_the_code_opens_it_and_the_name_lists_it(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    browser = client_of(cast.user("specialist"))
    assert browser.get(HERE, {"q": dossier.code})["Location"] == f"/ban-lam-viec/ho-so/{dossier.code}/"
    assert dossier.code in browser.get(HERE, {"q": "Ánh Thử"}).content.decode()


def test_another_unit_finds_nothing(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    for who in ("other_specialist", "other_leader", "head"):
        for text in (dossier.code, "Ánh Thử", "000190000001"):
            page = client_of(cast.user(who)).get(HERE, {"q": text})
            assert page.status_code == 200
            assert f"/ho-so/{dossier.code}/" not in page.content.decode()


def test_a_clerk_is_not_let_in(cast, client_of):
    assert client_of(cast.user("clerk")).get(HERE).status_code == 404
