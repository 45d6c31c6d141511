"""Dossiers of others a citizen acts in, and ending such an authority."""

import pytest

from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.representing import representative_of
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from motcua.dossiers.rules.representing import Scope
from tests.factories.cast import a_draft, filed_at_counter, received_online
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


def collected(cast, at):
    return represented(cast, filed_at_counter(cast, at=at), at=at, scope=Scope.COLLECT)


def test_who_only_collects_reads_that_it_waits_for_money_and_not_for_how_much(cast, at, citizen, neighbour):
    dossier, by = collected(cast, at), cast.user("specialist")
    request_payment(dossier.pk, what="Tiền sử dụng đất", amount=50_000_000, legal_basis="Điều 5", by=by, at=at)
    page = neighbour.get(f"/ho-so/{dossier.code}/").content.decode()
    assert "Người nộp thực hiện nghĩa vụ tài chính" in page
    for secret in ("Tiền sử dụng đất", "50.000.000", "Điều 5", "Những việc đã làm", "/le-phi/"):
        assert secret not in page
    assert "Tiền sử dụng đất, 50.000.000 đồng" in citizen.get(f"/ho-so/{dossier.code}/").content.decode()


@pytest.mark.parametrize(("scope", "told"), [(Scope.COLLECT, False), (Scope.FILE, True)])
def test_what_was_found_wrong_is_told_to_who_files(cast, at, neighbour, scope, told):
    dossier = represented(cast, filed_at_counter(cast, at=at), at=at, scope=scope)
    pin = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Ghi thiếu số nhà", "Luật Cư trú, Điều 11", "Số 1")
    request_supplement(dossier.pk, [pin], by=cast.user("specialist"), at=at)
    page = neighbour.get(f"/ho-so/{dossier.code}/").content.decode()
    assert ("Nơi cư trú của người yêu cầu" in page) is told
    assert (f"/ho-so/{dossier.code}/bo-sung/" in page) is told
    assert ("Ông/bà" if told else "Người nộp") + " cần bổ sung hồ sơ trước" in page
