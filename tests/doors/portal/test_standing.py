"""Dossiers of others a citizen acts in, and ending such an authority."""

import pytest

from motcua.dossiers.representing import representative_of
from tests.factories.cast import a_draft, received_online
from tests.factories.elsewhere import NAME, represented


@pytest.fixture
def dossier(cast, at):
    return represented(cast, received_online(cast, a_draft(cast, at=at), at=at), at=at)


def test_it_stands_apart_in_the_list_and_says_for_whom(neighbour, dossier):
    assert "Theo ủy quyền của người khác" in neighbour.get("/ho-so/").content.decode()
    page = neighbour.get(f"/ho-so/{dossier.code}/").content.decode()
    assert "theo ủy quyền của <strong>Nguyễn Thị Ánh Thử</strong>" in page
    assert "Chấm dứt ủy quyền" not in page


def test_the_applicant_sees_who_acts_and_ends_it(citizen, neighbour, dossier):
    assert NAME in citizen.get(f"/ho-so/{dossier.code}/").content.decode()
    address = f"/ho-so/{dossier.code}/uy-quyen/"
    assert citizen.get(address).status_code == 200
    assert citizen.post(address, {"ly_do": " "}).status_code == 422
    assert citizen.post(address, {"ly_do": "Tự đi nhận"}).status_code == 302
    assert representative_of(dossier) is None
    assert neighbour.get(f"/ho-so/{dossier.code}/").status_code == 404
    assert citizen.get(address).status_code == 404
