"""The citizen reads the forms of their own dossier."""

from motcua.dossiers.actions.keep_document import keep_document
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.models import Document
from tests.factories.cast import a_draft, received_online


def test_a_form_is_announced_and_then_linked(cast, client_of, at):
    dossier = received_online(cast, a_draft(cast, at=at), at=at)
    withdraw(dossier.pk, reason="Tôi nộp nhầm thủ tục", by=cast.user("citizen"), at=at)
    browser = client_of(cast.user("citizen"))
    page, address = f"/ho-so/{dossier.code}/", f"/ho-so/{dossier.code}/giay/stop-1/"
    before = browser.get(page).content.decode()
    assert "Thông báo dừng giải quyết hồ sơ" in before and address not in before
    assert browser.get(address).status_code == 404
    keep_document(dossier.pk, Document.Kind.STOP, at=at)
    assert f'href="{address}"' in browser.get(page).content.decode()
    assert browser.get(address)["Content-Type"] == "application/pdf"
    assert client_of(cast.user("neighbour")).get(address).status_code == 404
