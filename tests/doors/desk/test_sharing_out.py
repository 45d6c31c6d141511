"""A head shares out many dossiers at once; each is its own act and no one is skipped without a word."""

import pytest
from django.utils import timezone

from motcua.dossiers.actions.assign import assign
from motcua.dossiers.queries import by_code
from motcua.organisation.models import Officer
from motcua.organisation.queries import officer_of
from tests.factories import cast as world

ADDRESS = "/ban-lam-viec/phan-cong/"


@pytest.fixture
def many(cast):
    return [world.filed_at_counter(cast, at=timezone.now()) for _ in range(3)]


def of(cast, name):
    return officer_of(cast.user(name))


def test_what_is_nobodys_goes_to_one_specialist(cast, client_of, many):
    browser = client_of(cast.user("leader"))
    assert many[0].code in browser.get(ADDRESS).content.decode()
    codes = [one.code for one in many[:2]]
    answer = browser.post(ADDRESS, {"ho_so": [*codes, "H58-khong-co"], "cong_chuc": of(cast, "specialist2").pk})
    assert answer.status_code == 302
    told = browser.get(answer["Location"]).content.decode()
    assert "Đã giao 2 hồ sơ cho" in told and "Chưa giao hồ sơ H58-khong-co" in told and many[2].code in told
    assert {by_code(code).holder_officer for code in codes} == {of(cast, "specialist2")}


def test_everything_of_one_who_left_goes_to_another(cast, client_of, many):
    gone = of(cast, "specialist")
    for one in many:
        assign(one.pk, gone.pk, by=cast.user("leader"), at=timezone.now())
    Officer.objects.filter(pk=gone.pk).update(is_active=False)
    browser = client_of(cast.user("leader"))
    page = browser.get(ADDRESS).content.decode()
    assert f"{gone.full_name} (3)" in page and many[0].code not in page
    assert browser.get(f"{ADDRESS}?cua={gone.pk}").content.decode().count(" checked") == 3
    sent = {"ho_so": [one.code for one in many], "cong_chuc": of(cast, "specialist2").pk}
    assert browser.post(f"{ADDRESS}?cua={gone.pk}", sent)["Location"] == f"{ADDRESS}?cua={gone.pk}"
    assert {by_code(one.code).holder_officer for one in many} == {of(cast, "specialist2")}


@pytest.mark.parametrize(("codes", "whom", "field"), [(0, "specialist", "ho-so"), (1, "", "cong_chuc"),
                                                     (1, "other_specialist", "cong_chuc")])  # fmt: skip
def test_what_is_missing_is_said_and_ticks_are_kept(cast, client_of, many, codes, whom, field):
    sent = {"ho_so": [one.code for one in many[:codes]], "cong_chuc": of(cast, whom).pk if whom else ""}
    answer = client_of(cast.user("leader")).post(ADDRESS, sent)
    told = answer.content.decode()
    assert answer.status_code == 422 and f'href="#{field}"' in told and told.count(" checked") == codes
    assert by_code(many[0].code).holder_officer is None


@pytest.mark.parametrize("who", ["specialist", "document_clerk", "clerk", "citizen"])
def test_only_leaders_have_it(cast, client_of, who):
    assert client_of(cast.user(who)).get(ADDRESS).status_code == 404


def test_another_units_are_not_there(cast, client_of, many):
    assert many[0].code not in client_of(cast.user("other_leader")).get(ADDRESS).content.decode()


def test_the_page_costs_the_same_for_many(cast, client_of, many, django_assert_max_num_queries):
    browser = client_of(cast.user("leader"))
    with django_assert_max_num_queries(18):
        browser.get(ADDRESS)
