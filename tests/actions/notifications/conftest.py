"""What the tests of telling share: stand-in providers named in the settings."""

from collections.abc import Iterator
from typing import Any

import pytest

from motcua.clients.sms.stand_in import StandIn
from tests.factories.telling import configure, standing_in


@pytest.fixture
def first() -> StandIn:
    return StandIn("an", slow_seconds=0.1)


@pytest.fixture
def second() -> StandIn:
    return StandIn("binh", slow_seconds=0.1)


@pytest.fixture
def sms(settings: Any, first: StandIn, second: StandIn) -> Iterator[None]:
    """Two providers of SMS, `first` preferred."""
    with standing_in(first, second) as addresses:
        configure(settings, sms=addresses)
        yield


@pytest.fixture
def zalo(settings: Any, first: StandIn, second: StandIn) -> Iterator[None]:
    """`first` sends Zalo, `second` SMS."""
    with standing_in(first) as zalo_address, standing_in(second) as sms_address:
        configure(settings, sms=sms_address, zalo=zalo_address)
        yield
