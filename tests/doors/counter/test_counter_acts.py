"""Receiving an online filing and handing over a result."""

import pytest

from motcua.dossiers.actions.submit import submit
from motcua.dossiers.queries import by_code
from tests.factories import cast as world


@pytest.fixture
def online(cast, at):
    return submit(world.a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)


def test_receiving_starts_the_clock(cast, client_of, online):
    answer = client_of(cast.user("clerk")).post(f"/mot-cua/ho-so/{online.code}/tiep-nhan/")
    assert answer.status_code == 302
    assert by_code(online.code).due_at is not None


def test_the_second_clerk_reads_why_not(cast, client_of, online):
    address = f"/mot-cua/ho-so/{online.code}/tiep-nhan/"
    client_of(cast.user("clerk")).post(address)
    answer = client_of(cast.user("clerk2")).post(address)
    assert answer.status_code == 409
    assert "nên không thể thực hiện “Tiếp nhận”" in answer.content.decode()
    assert online.code in answer.content.decode()


def test_a_clerk_of_another_desk_cannot_receive(cast, client_of, online):
    assert client_of(cast.user("other_clerk")).post(f"/mot-cua/ho-so/{online.code}/tiep-nhan/").status_code == 404
    assert by_code(online.code).state == "submitted"


def test_get_changes_nothing(cast, client_of, online):
    assert client_of(cast.user("clerk")).get(f"/mot-cua/ho-so/{online.code}/tiep-nhan/").status_code == 405


def test_a_result_is_handed_to_the_one_named(cast, client_of, at):
    dossier = world.sealed(cast, at=at)
    address = f"/mot-cua/ho-so/{dossier.code}/tra-ket-qua/"
    answer = client_of(cast.user("clerk")).post(address, {"cach": "in_person", "nguoi_nhan": "Nguyễn Văn Nhận Thay"})
    assert answer.status_code == 302
    assert by_code(dossier.code).returned_to == "Nguyễn Văn Nhận Thay"


def test_nobody_named_is_said_at_the_field(cast, client_of, at):
    dossier = world.sealed(cast, at=at)
    answer = client_of(cast.user("clerk")).post(f"/mot-cua/ho-so/{dossier.code}/tra-ket-qua/", {"nguoi_nhan": " "})
    assert answer.status_code == 422
    assert 'href="#nguoi_nhan"' in answer.content.decode()
    assert by_code(dossier.code).state == "done"


def test_returning_twice_is_refused_in_words(cast, client_of, at):
    dossier = world.returned(cast, at=at)
    answer = client_of(cast.user("clerk2")).post(f"/mot-cua/ho-so/{dossier.code}/tra-ket-qua/", {"nguoi_nhan": "Ai Đó"})
    assert answer.status_code == 409
    assert "Đã trả kết quả" in answer.content.decode()
