"""Delivery receipts over HTTP: believed by their signature alone, taken once, about our messages only."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from motcua.clients.sms.receipts import SIGNATURE_HEADER, sign
from motcua.clients.sms.stand_in import SECRET, StandIn, Taken, receipt_body
from motcua.notifications.dispatch import deliver
from motcua.notifications.models import Delivery
from tests.factories.cast import Cast
from tests.factories.telling import announced, configure, standing_in
from tests.factories.traces import no_trace

PATH = "/api/bao-nhan/an/"


@pytest.fixture
def taken(cast: Cast, settings: Any, at: datetime) -> Iterator[Taken]:
    """A message the provider has taken."""
    stand_in = StandIn("an")
    with standing_in(stand_in) as address:
        configure(settings, sms=address)
        (row,) = announced(at=at)
        deliver(row.pk, at=at)
        yield stand_in.taken[str(row.key)]


def post(client: Client, body: bytes, *, path: str = PATH, secret: str = SECRET) -> int:
    headers = {SIGNATURE_HEADER: sign(body, secret)}
    return client.post(path, body, content_type="application/json", headers=headers).status_code


def test_a_signed_receipt_is_taken(client: Client, taken: Taken) -> None:
    assert post(client, receipt_body(taken)) == 204
    assert Delivery.objects.get().state == "delivered"
    with no_trace():
        assert post(client, receipt_body(taken)) == 204


def test_a_strict_client_needs_no_token(taken: Taken) -> None:
    assert post(Client(enforce_csrf_checks=True), receipt_body(taken)) == 204


@pytest.mark.parametrize(("path", "secret"), [(PATH, "other"), ("/api/bao-nhan/khac/", SECRET)])
def test_who_did_not_sign_is_not_believed(client: Client, taken: Taken, path: str, secret: str) -> None:
    with no_trace():
        assert post(client, receipt_body(taken), path=path, secret=secret) == 401
        assert client.post(PATH, receipt_body(taken), content_type="application/json").status_code == 401


@pytest.mark.parametrize(("body", "status"), [(b"{}", 422), (b"nothing", 422), (b" " * 10_001, 413)])
def test_what_is_no_receipt_is_refused_with_a_reason(client: Client, taken: Taken, body: bytes, status: int) -> None:
    assert post(client, body) == status


def test_a_message_it_never_had(client: Client, taken: Taken) -> None:
    with no_trace():
        assert post(client, receipt_body(Taken("5", "", "", "x"))) == 404


def test_reading_a_receipt_is_not_possible(client: Client, taken: Taken) -> None:
    assert client.get(PATH).status_code == 405
