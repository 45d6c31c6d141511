"""Asking at an address as somebody, leaving nothing behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie

from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from motcua.accounts.models import User
from tests.doors.access.rows import ACCOUNTS, STRANGER
from tests.factories.cast import Cast


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is rolled back; acts may open their own transactions, as in any test of Django's."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        yield
        transaction.set_rollback(True)


def account_of(asker: str) -> User:
    """The account an asker signs in with."""
    name = ACCOUNTS.get(asker, asker)
    return User.objects.get(username=name) if name == STRANGER else Cast().user(name)


class Browsers:
    """Each asker signs in once; every question is asked with the cookies of that moment, by one client."""

    def __init__(self) -> None:
        self._signed_in: dict[str, SimpleCookie] = {"anonymous": SimpleCookie()}
        self._client = Client()

    def ask(self, asker: str, method: str, address: str) -> HttpResponse:
        """What somebody is answered, posting nothing; nothing of it stays."""
        cookies = self._cookies(asker)
        cache.clear()
        client = self._client
        client.cookies = SimpleCookie({name: morsel.value for name, morsel in cookies.items()})
        with undone():
            answer = client.post(address, {}) if method == "POST" else client.generic(method, address)
            if answer.streaming:
                answer.whole = b"".join(answer)  # type: ignore[attr-defined]
        return answer

    def _cookies(self, asker: str) -> SimpleCookie:
        if asker not in self._signed_in:
            client = Client()
            client.force_login(account_of(asker), backend="django.contrib.auth.backends.ModelBackend")
            self._signed_in[asker] = client.cookies
        return self._signed_in[asker]


def body(answer: HttpResponse) -> str:
    """The text of an answer, streamed or not."""
    whole = getattr(answer, "whole", b"") if answer.streaming else answer.content
    return bytes(whole).decode("utf-8", errors="replace")
