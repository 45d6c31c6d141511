"""Finding a dossier at the desk."""

from tests.factories import cast as world


def test_the_code_opens_the_dossier(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    answer = client_of(cast.user("clerk")).get("/mot-cua/tim/", {"q": dossier.code.lower()})
    assert answer.status_code == 302
    assert answer["Location"] == f"/mot-cua/ho-so/{dossier.code}/"


def test_name_and_number_find_it(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    browser = client_of(cast.user("clerk"))
    for text in ("Ánh Thử", "000190000001"):
        assert dossier.code in browser.get("/mot-cua/tim/", {"q": text}).content.decode()


def test_another_desk_finds_nothing(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    browser = client_of(cast.user("other_clerk"))
    for text in (dossier.code, "Ánh Thử", "000190000001"):
        page = browser.get("/mot-cua/tim/", {"q": text})
        assert page.status_code == 200
        assert f"/mot-cua/ho-so/{dossier.code}/" not in page.content.decode()


def test_an_officer_of_another_role_is_not_let_in(cast, client_of):
    assert client_of(cast.user("specialist")).get("/mot-cua/tim/", {"q": "abc"}).status_code == 404
