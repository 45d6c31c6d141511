"""The first page and the way in."""

import pytest
from django.test import Client

from tests.factories.cast import Cast


def test_the_first_page_is_open_to_everybody_and_begins_with_the_search_box(cast: Cast, client: Client) -> None:
    page = client.get("/").content.decode()
    assert page.index('role="search"') < page.index("Tra cứu hồ sơ đã nộp")
    assert 'action="/tra-cuu/"' in page


@pytest.mark.parametrize(
    ("name", "door"),
    [
        ("citizen", "/ho-so/"),
        ("clerk", "/mot-cua/"),
        ("specialist", "/ban-lam-viec/"),
        ("leader", "/ban-lam-viec/"),
        ("document_clerk", "/ban-lam-viec/"),
        ("administrator", "/dieu-hanh/"),
    ],
)
def test_everybody_is_led_to_their_own_door(cast: Cast, client_of, name: str, door: str) -> None:
    assert client_of(cast.user(name)).get("/vao/").headers["Location"] == door


def test_a_stranger_is_asked_to_sign_in_first(cast: Cast, client: Client) -> None:
    assert client.get("/vao/").headers["Location"].startswith("/tai-khoan/login/")
