"""Giving a dossier to a specialist."""

import pytest

from motcua.dossiers.queries import by_code
from motcua.organisation.queries import officer_of
from tests.factories import cast as world


@pytest.fixture
def dossier(cast, at):
    return world.filed_at_counter(cast, at=at)


def ask(cast, client_of, dossier, who, whom):
    chosen = officer_of(cast.user(whom)).pk if whom else ""
    return client_of(cast.user(who)).post(f"/ban-lam-viec/ho-so/{dossier.code}/phan-cong/", {"cong_chuc": chosen})


def test_the_leader_gives_it_to_a_specialist(cast, client_of, dossier):
    assert ask(cast, client_of, dossier, "leader", "specialist2").status_code == 302
    assert by_code(dossier.code).holder_officer == officer_of(cast.user("specialist2"))


def test_a_specialist_takes_what_is_nobodys(cast, client_of, dossier):
    assert ask(cast, client_of, dossier, "specialist", "specialist").status_code == 302
    assert by_code(dossier.code).holder_officer == officer_of(cast.user("specialist"))


def test_the_second_one_to_take_it_reads_why_not(cast, client_of, dossier):
    ask(cast, client_of, dossier, "specialist", "specialist")
    answer = ask(cast, client_of, dossier, "specialist2", "specialist2")
    assert answer.status_code == 409
    assert "chỉ lãnh đạo đơn vị được phân công lại" in answer.content.decode()


def test_a_specialist_gives_nothing_to_others(cast, client_of, dossier):
    answer = ask(cast, client_of, dossier, "specialist", "specialist2")
    assert answer.status_code == 409
    assert by_code(dossier.code).holder_officer is None


def test_nobody_chosen_is_said(cast, client_of, dossier):
    answer = ask(cast, client_of, dossier, "leader", None)
    assert answer.status_code == 422
    assert "Chọn công chức thụ lý" in answer.content.decode()


def test_a_stranger_to_the_unit_is_no_choice(cast, client_of, dossier):
    assert ask(cast, client_of, dossier, "leader", "other_specialist").status_code == 404
    assert ask(cast, client_of, dossier, "other_leader", "other_specialist").status_code == 404
