"""Limits on guessing."""

from collections.abc import Iterator

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import RequestFactory

from motcua.web.kit.throttle import Limit, give_back, network_of, take

LIMIT = Limit("test", tries=3, seconds=60)


@pytest.fixture(autouse=True)
def no_tries_counted(db: None) -> Iterator[None]:
    cache.clear()
    yield


def test_as_many_tries_as_the_limit_says() -> None:
    assert [take(LIMIT, "a") is not None for _ in range(4)] == [True, True, True, False]
    assert take(LIMIT, "b") is not None


def test_limits_of_different_pages_are_apart() -> None:
    for _ in range(3):
        take(LIMIT, "a")
    assert take(Limit("other", 1, 60), "a") is not None


def test_a_try_given_back_does_not_count() -> None:
    for _ in range(10):
        give_back(take(LIMIT, "a"))
    assert take(LIMIT, "a") is not None


def test_giving_back_what_was_never_taken_frees_nothing() -> None:
    for _ in range(3):
        take(LIMIT, "a")
    give_back(None)
    assert take(LIMIT, "a") is None


def test_a_household_in_ipv6_is_one_place() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="2001:db8:1:2:3:4:5:6")
    assert network_of(request) == "2001:db8:1:2::/64"


def test_a_callers_own_header_is_not_believed() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "1.2.3.4"})
    assert network_of(request) == "10.0.0.1"


def test_behind_our_proxy_it_is_the_address_the_proxy_saw(settings: LazySettings) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": "6.6.6.6, 1.2.3.4"})
    assert network_of(request) == "1.2.3.4"
