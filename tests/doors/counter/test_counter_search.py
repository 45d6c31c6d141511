"""Finding a dossier at the desk."""

from motcua.dossiers.actions.withdraw import withdraw
from tests.factories import cast as world
from tests.factories.elsewhere import NEW_REGIME, taken_in


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


def test_the_desk_that_took_it_in_for_another_place_finds_it(cast, client_of):
    dossier = taken_in(cast, at=NEW_REGIME)
    sender, district = client_of(cast.user("other_clerk")), client_of(cast.user("district_clerk"))
    for text in ("Ánh Thử", "000190000001"):
        page = sender.get("/mot-cua/tim/", {"q": text}).content.decode()
        assert f"/mot-cua/ho-so/{dossier.code}/" in page and "Đã nhận để chuyển nơi khác" in page
    assert sender.get("/mot-cua/tim/", {"q": dossier.code})["Location"] == f"/mot-cua/ho-so/{dossier.code}/"
    assert f"/mot-cua/ho-so/{dossier.code}/" not in district.get("/mot-cua/tim/", {"q": "Ánh Thử"}).content.decode()


def test_what_was_withdrawn_before_it_left_is_found_and_is_not_late(cast, client_of):
    dossier = taken_in(cast, at=NEW_REGIME)
    withdraw(dossier.pk, reason="Đổi ý", by=cast.user("citizen"), at=NEW_REGIME)
    page = client_of(cast.user("other_clerk")).get("/mot-cua/tim/", {"q": "Ánh Thử"}).content.decode()
    assert "đã kết thúc" in page and "quá hạn chuyển" not in page
