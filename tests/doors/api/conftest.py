"""A program that speaks to the API as a citizen, a neighbour or nobody."""

import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories.cast import MARITAL, Cast, marital_data


@pytest.fixture(autouse=True)
def fresh_rates() -> Iterator[None]:
    """Rate limits begin anew in each test."""
    cache.clear()
    yield
    cache.clear()


class Program:
    """Sends JSON and keeps the last answer."""

    def __init__(self, client: Client) -> None:
        self.client = client

    def get(self, path: str) -> Any:
        return self.client.get(f"/api/v1/{path}")

    def post(self, path: str, body: Any, **headers: str) -> Any:
        return self.client.post(f"/api/v1/{path}", json.dumps(body), "application/json", headers=headers)

    def put(self, path: str, body: Any) -> Any:
        return self.client.put(f"/api/v1/{path}", json.dumps(body), "application/json")

    def file(self, *, key: str = "", **changes: Any) -> Any:
        """File a correct application for a certificate of marital status, but for `changes`."""
        body = {"procedure": MARITAL, "agency": "xa", "data": marital_data(), **changes}
        return self.post("dossiers", body, **{"Idempotency-Key": key or str(uuid4())})


@pytest.fixture
def citizen(cast: Cast, client_of: Callable[[Any], Client]) -> Program:
    return Program(client_of(cast.user("citizen")))


@pytest.fixture
def neighbour(cast: Cast, client_of: Callable[[Any], Client]) -> Program:
    return Program(client_of(cast.user("neighbour")))


@pytest.fixture
def officer(cast: Cast, client_of: Callable[[Any], Client]) -> Program:
    return Program(client_of(cast.user("clerk")))


@pytest.fixture
def nobody(db: None) -> Program:
    return Program(Client())
