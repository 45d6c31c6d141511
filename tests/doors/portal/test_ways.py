"""The page where a citizen chooses how to be told."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from motcua.notifications.actions import WAYS_PAGE
from motcua.notifications.queries import wanted_by
from motcua.notifications.rules.channels import Channel
from motcua.people.queries import person_of
from tests.factories.cast import Cast

PATH = "/ho-so/thong-bao/cach-nhan/"


def marked(page: str) -> set[str]:
    boxes = re.findall(r'<input[^>]*type="checkbox"[^>]*>', page)
    return {str(re.search(r'value="(\w+)"', box)[1]) for box in boxes if " checked" in box}  # type: ignore[index]


def wanted(cast: Cast, name: str = "citizen") -> frozenset[Channel]:
    person = person_of(cast.user(name))
    assert person is not None
    return wanted_by(person.pk)


def test_the_address_in_every_mail_is_this_page() -> None:
    assert reverse("portal:ways") == PATH == WAYS_PAGE


def test_the_page_shows_what_is_wanted(citizen: Client) -> None:
    page = citizen.get(PATH).content.decode()
    assert marked(page) == {"email", "sms"} and "chưa khai địa chỉ thư điện tử" in page
    assert PATH in citizen.get("/ho-so/").content.decode()


@pytest.mark.parametrize("chosen", [["zalo"], ["email", "sms"], []])
def test_a_choice_is_saved_and_shown(cast: Cast, citizen: Client, chosen: list[str]) -> None:
    answer = citizen.post(PATH, {"kenh": chosen}, follow=True)
    assert answer.redirect_chain == [(PATH, 302)]
    assert marked(answer.content.decode()) == set(chosen) and "Đã lưu cách nhận thông báo." in answer.content.decode()
    assert wanted(cast) == {Channel(one) for one in chosen}
    assert wanted(cast, "neighbour") == {Channel.EMAIL, Channel.SMS}


def test_sms_and_zalo_at_once_come_back_with_the_reason(cast: Cast, citizen: Client) -> None:
    answer = citizen.post(PATH, {"kenh": ["sms", "zalo"]})
    page = answer.content.decode()
    assert answer.status_code == 422 and marked(page) == {"sms", "zalo"}
    assert page.count("không chọn cả hai") == 2 and wanted(cast) == {Channel.EMAIL, Channel.SMS}


def test_what_is_no_channel_is_passed_over(cast: Cast, citizen: Client) -> None:
    citizen.post(PATH, {"kenh": ["in_app", "pigeon", "email"]})
    assert wanted(cast) == {Channel.EMAIL}


def test_strangers_and_officers_have_no_such_page(client: Client, officer: Client) -> None:
    assert client.get(PATH).status_code == 302 and officer.get(PATH).status_code == 404
    assert officer.post(PATH, {"kenh": ["sms"]}).status_code == 404
