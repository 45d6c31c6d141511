"""Refusing, closing, stopping at the counter."""

from datetime import timedelta

import pytest
from django.utils import timezone

from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.queries import by_code, ending_of
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from tests.factories import cast as world

PIN = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Chưa rõ", "Điều 22", "")
REFUSAL = {"ma_ly_do": "wrong_authority", "ly_do": "Thuộc xã khác", "can_cu": "Điều 21"}


@pytest.fixture
def online(cast):
    now = timezone.now()
    return submit(world.a_draft(cast, at=now).pk, by=cast.user("citizen"), at=now)


def page_of(dossier, verb):
    return f"/mot-cua/ho-so/{dossier.code}/{verb}/"


def test_refusing_reception_needs_everything_and_ends_it(cast, client_of, online):
    browser = client_of(cast.user("clerk"))
    for gone in REFUSAL:
        sent = {key: value for key, value in REFUSAL.items() if key != gone}
        answer = browser.post(page_of(online, "tu-choi"), sent)
        assert answer.status_code == 422
        assert f'href="#{gone}"' in answer.content.decode()
    assert by_code(online.code).state == "submitted"
    assert browser.post(page_of(online, "tu-choi"), REFUSAL).status_code == 302
    page = browser.get(f"/mot-cua/ho-so/{online.code}/").content.decode()
    assert "Thuộc xã khác" in page


def test_refusing_twice_is_said(cast, client_of, online):
    browser = client_of(cast.user("clerk"))
    browser.post(page_of(online, "tu-choi"), REFUSAL)
    assert browser.post(page_of(online, "tu-choi"), REFUSAL).status_code == 409


def test_stopping_for_somebody_at_the_desk(cast, client_of, online):
    browser = client_of(cast.user("clerk"))
    assert browser.post(page_of(online, "dung"), {"ly_do": ""}).status_code == 422
    assert browser.post(page_of(online, "dung"), {"ly_do": "Không còn nhu cầu"}).status_code == 302
    assert ending_of(online).reason == "Không còn nhu cầu"


def test_what_was_not_supplemented_is_closed_but_not_too_early(cast, client_of):
    long_ago, now = timezone.now() - timedelta(days=60), timezone.now()
    old, new = (submit(world.a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at) for at in (long_ago, now))
    request_supplement(old.pk, [PIN], by=cast.user("clerk"), at=long_ago)
    request_supplement(new.pk, [PIN], by=cast.user("clerk"), at=now)
    browser = client_of(cast.user("clerk"))
    answer = browser.post(page_of(new, "dong"))
    assert answer.status_code == 422
    assert "còn thời hạn bổ sung" in answer.content.decode()
    assert browser.post(page_of(old, "dong")).status_code == 302
    assert [by_code(one.code).state for one in (old, new)] == ["closed", "wait_supplement"]


@pytest.mark.parametrize("verb", ["tu-choi", "dung", "dong", "nghia-vu-tai-chinh"])
def test_a_clerk_of_another_desk_finds_nothing(cast, client_of, online, verb):
    assert client_of(cast.user("other_clerk")).get(page_of(online, verb)).status_code == 404
