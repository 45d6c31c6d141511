"""The head's morning list."""

import pytest
from django.utils import timezone

from motcua.dossiers.queries import by_code
from motcua.organisation.queries import officer_of
from tests.factories import cast as world

ADDRESS = "/ban-lam-viec/hom-nay/"


@pytest.fixture
def late(cast, at):
    return world.filed_at_counter(cast, at=at)


def test_what_is_late_is_there_and_what_has_time_is_not(cast, client_of, late):
    fresh = world.filed_at_counter(cast, at=timezone.now())
    page = client_of(cast.user("leader")).get(ADDRESS).content.decode()
    assert late.code in page
    assert "quá hạn" in page
    assert fresh.code not in page


def test_a_leader_of_another_unit_sees_nothing_of_it(cast, client_of, late):
    page = client_of(cast.user("other_leader")).get(ADDRESS).content.decode()
    assert late.code not in page
    assert "Không có hồ sơ nào cần xử lý gấp" in page


@pytest.mark.parametrize("who", ["specialist", "document_clerk", "clerk", "citizen"])
def test_only_leaders_have_it(cast, client_of, who):
    assert client_of(cast.user(who)).get(ADDRESS).status_code == 404


def test_reassigning_in_place_comes_back_to_the_list(cast, client_of, late):
    chosen = officer_of(cast.user("specialist2"))
    browser = client_of(cast.user("leader"))
    assert "đang giữ 0 hồ sơ" in browser.get(ADDRESS).content.decode()
    answer = browser.post(f"/ban-lam-viec/ho-so/{late.code}/phan-cong/", {"cong_chuc": chosen.pk, "ve": "hom-nay"})
    assert answer["Location"] == ADDRESS
    assert by_code(late.code).holder_officer == chosen
    assert "đang giữ 1 hồ sơ" in browser.get(ADDRESS).content.decode()


def test_nobody_chosen_is_said_on_the_list(cast, client_of, late):
    browser = client_of(cast.user("leader"))
    answer = browser.post(f"/ban-lam-viec/ho-so/{late.code}/phan-cong/", {"cong_chuc": "", "ve": "hom-nay"})
    assert answer.status_code == 422
    assert f"Hồ sơ {late.code}: Chọn công chức" in answer.content.decode()


def test_a_longer_list_does_not_read_more(cast, client_of, late, django_assert_max_num_queries, at):
    browser = client_of(cast.user("leader"))
    for _ in range(4):
        world.filed_at_counter(cast, at=at)
    browser.get(ADDRESS)
    with django_assert_max_num_queries(20):
        browser.get(ADDRESS)
