"""The clerk's first page: lists, figures, who may open it."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.factories import cast as world
from tests.factories.pages import texts


@pytest.mark.parametrize("who", ["specialist", "leader", "document_clerk", "controller", "administrator", "citizen"])
def test_only_clerks_open_the_counter(cast, client_of, who):
    assert client_of(cast.user(who)).get("/mot-cua/").status_code == 404


def test_a_stranger_is_asked_to_sign_in(cast):
    answer = Client().get("/mot-cua/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/tai-khoan/login/")


def test_an_empty_desk_says_what_will_appear(cast, client_of):
    page = client_of(cast.user("clerk")).get("/mot-cua/").content.decode()
    assert "Không có hồ sơ chờ tiếp nhận" in page
    assert "Chưa có kết quả chờ trả" in page


def test_what_waits_at_the_desk_is_listed_there_and_nowhere_else(cast, client_of, at):
    from motcua.dossiers.actions.submit import submit

    waiting = submit(world.a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    finished = world.sealed(cast, at=at)
    here = client_of(cast.user("clerk")).get("/mot-cua/").content.decode()
    elsewhere = client_of(cast.user("other_clerk")).get("/mot-cua/").content.decode()
    for code in (waiting.code, finished.code):
        assert here.count(code) >= 1
        assert code not in elsewhere
    assert "đã chờ" in here


def test_received_today_counts_the_desks_own(cast, client_of):
    world.filed_at_counter(cast, at=timezone.now())
    mine = client_of(cast.user("clerk")).get("/mot-cua/")
    theirs = client_of(cast.user("other_clerk")).get("/mot-cua/")
    assert [figure.split(" ")[0] for figure in texts(mine, "mc-tile__figure")] == ["0", "1", "0"]
    assert [figure.split(" ")[0] for figure in texts(theirs, "mc-tile__figure")] == ["0", "0", "0"]


def test_a_list_costs_the_same_for_one_and_for_many(cast, client_of, at, django_assert_max_num_queries):
    from motcua.dossiers.actions.submit import submit

    for _ in range(6):
        submit(world.a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    browser = client_of(cast.user("clerk"))
    with django_assert_max_num_queries(26):
        page = browser.get("/mot-cua/")
    assert len(texts(page, "mc-work__item")) == 6
