"""Acting in the past: only in a demonstration, only signed, never in the future."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from motcua.accounts.moments import HEADER, sign_moment
from motcua.dossiers.actions.submit import submit
from motcua.kernel import doorclock
from tests.factories import cast as world

MIDDLEWARE = "motcua.web.kit.past.PastMiddleware"


@pytest.fixture
def demonstration(settings: Any) -> None:
    settings.MIDDLEWARE = [MIDDLEWARE, *settings.MIDDLEWARE]


def _receive(browser: Client, code: str, **headers: str) -> Any:
    return browser.post(f"/mot-cua/ho-so/{code}/tiep-nhan/", headers=headers)


@pytest.mark.usefixtures("demonstration")
def test_an_act_stands_at_the_moment_that_was_signed(cast: Any, client_of: Any, at: datetime) -> None:
    dossier = submit(world.a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    then = at + timedelta(days=1)
    assert _receive(client_of(cast.user("clerk")), dossier.code, **{HEADER: sign_moment(then)}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.received_at == then
    assert doorclock.now() - timezone.now() < timedelta(seconds=1)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.parametrize("written", ["2024-03-05T09:00:00+07:00", "không phải ngày", "2024-03-05:abc"])
def test_a_moment_nobody_signed_is_refused(client: Client, written: str) -> None:
    assert client.get("/", headers={HEADER: written.encode("ascii", "ignore").decode()}).status_code == 400


@pytest.mark.usefixtures("demonstration")
def test_the_future_is_refused(client: Client) -> None:
    assert client.get("/", headers={HEADER: sign_moment(timezone.now() + timedelta(hours=1))}).status_code == 400
    assert client.get("/", headers={HEADER: sign_moment(datetime.fromisoformat("2024-03-05T09:00"))}).status_code == 400


def test_anywhere_else_the_header_says_nothing(cast: Any, client_of: Any, at: datetime) -> None:
    assert MIDDLEWARE not in settings.MIDDLEWARE
    dossier = submit(world.a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    _receive(client_of(cast.user("clerk")), dossier.code, **{HEADER: sign_moment(at + timedelta(days=1))})
    dossier.refresh_from_db()
    assert dossier.received_at - timezone.now() < timedelta(minutes=1)
    assert dossier.received_at > at + timedelta(days=2)


def test_a_moment_without_a_zone_is_none() -> None:
    with pytest.raises(ValueError, match="time zone"), doorclock.acting_at(datetime.fromisoformat("2024-03-05T09:00")):
        pass
