"""What every page knows: its door, its office, who is signed in, which links."""

import pytest
from django.urls import resolve

from motcua.web.kit.context import TEXT_SIZE_COOKIE, door, site
from motcua.web.kit.doors import CITIZEN_LINKS, DOORS, PORTAL_LINKS, door_at, navigation


@pytest.mark.parametrize(
    ("path", "key"),
    [("/", "portal"), ("/tra-cuu/", "portal"), ("/mot-cua/ho-so/x/", "counter"), ("/ban-lam-viec/", "desk"),
     ("/dieu-hanh/", "board"), ("/quan-tri/can-bo/", "console"), ("/so-lieu/", "portal")],
)  # fmt: skip
def test_an_address_belongs_to_a_door(path, key):
    assert door_at(path).key == key


def test_an_officer_is_led_only_to_the_doors_of_their_roles():
    links = navigation("/mot-cua/", {"receiver", "specialist"}, signed_in=True)
    assert [(link.href, link.current) for link in links] == [("/mot-cua/", True), ("/ban-lam-viec/", False)]


def test_strangers_see_no_officers_door():
    homes = {one.home for one in DOORS}
    assert not homes & {link.href for link in navigation("/", set(), signed_in=False)}


def test_a_citizen_finds_their_own_dossiers():
    assert "/ho-so/" in {link.href for link in navigation("/", set(), signed_in=True)}


def test_a_stranger_has_no_name(ask, office):
    given = door(ask("/"))
    assert given["who"] is None and given["site"].unit == office.unit and given["text_size"] == ""


@pytest.mark.parametrize(("cookie", "size"), [("lon", "lon"), ("rat-lon", "rat-lon"), ('"><script>', "")])
def test_only_known_text_sizes_are_taken_from_the_cookie(ask, cookie, size):
    request = ask("/")
    request.COOKIES[TEXT_SIZE_COOKIE] = cookie
    assert door(request)["text_size"] == size


def test_the_office_is_read_once_a_minute(monkeypatch, office):
    calls = []
    monkeypatch.setattr("motcua.web.kit.context._read_site", lambda: calls.append(1) or office)
    assert site() == site() == office
    assert len(calls) == 1


@pytest.mark.parametrize(
    "address",
    [
        *(href for href, _ in PORTAL_LINKS + CITIZEN_LINKS),
        *(one.home for one in DOORS),
        *("/", "/vao/", "/tai-khoan/login/", "/tai-khoan/logout/"),
    ],
)
def test_every_address_the_frame_links_to_exists(address):
    assert resolve(address)
