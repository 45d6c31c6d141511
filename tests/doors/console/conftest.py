"""Who works in the console."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tests.factories.cast import Cast


@pytest.fixture
def administrator(cast: Cast, client_of: Callable[[Any], Client]) -> Client:
    return client_of(cast.user("administrator"))


@pytest.fixture
def controller(cast: Cast, client_of: Callable[[Any], Client]) -> Client:
    return client_of(cast.user("controller"))


@pytest.fixture
def stranger(cast: Cast, client_of: Callable[[Any], Client]) -> Client:
    """An officer with neither role."""
    return client_of(cast.user("leader"))
