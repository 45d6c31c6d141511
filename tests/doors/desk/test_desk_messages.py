"""What the officer has been told, and that it has been read."""

from motcua.journal.queries import since
from motcua.reactions import tell_holder
from tests.factories import cast as world
from tests.factories.pages import texts

HERE = "/ban-lam-viec/thong-bao/"


def test_the_one_whose_turn_it_is_is_told_and_can_put_it_away(cast, client_of, at):
    dossier = world.filed_at_counter(cast, at=at)
    for entry in since(0):
        if entry.kind == "dossier.received" and entry.subject_id == dossier.pk:
            tell_holder(entry)
    browser = client_of(cast.user("specialist"))
    page = browser.get(HERE)
    assert f"/ban-lam-viec/ho-so/{dossier.code}/" in page.content.decode()
    assert "mới" in texts(page, "mc-tag")
    assert browser.post(f"{HERE}da-doc/").status_code == 302
    assert texts(browser.get(HERE), "mc-tag") == []
    assert dossier.code not in client_of(cast.user("other_specialist")).get(HERE).content.decode()


def test_a_clerk_is_led_to_the_counter(cast, at):
    from motcua.notifications.queries import messages_of

    dossier = world.sealed(cast, at=at)
    for entry in since(0):
        if entry.kind == "dossier.result_sealed" and entry.subject_id == dossier.pk:
            tell_holder(entry)
    assert messages_of(cast.user("clerk").pk)[0].address == f"/mot-cua/ho-so/{dossier.code}/"


def test_reading_by_get_changes_nothing(cast, client_of):
    assert client_of(cast.user("specialist")).get(f"{HERE}da-doc/").status_code == 405


def test_a_citizen_is_not_let_in(cast, client_of):
    assert client_of(cast.user("citizen")).get(HERE).status_code == 404
