"""What the portal's tests share: a signed-in citizen, a stranger, a whole PDF."""

import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from pypdf import PdfWriter

from tests.factories.cast import Cast


@pytest.fixture(autouse=True)
def no_tries_counted(db: None) -> Iterator[None]:
    """Each test begins with all its tries."""
    cache.clear()
    yield


@pytest.fixture
def citizen(cast: Cast, client_of: Callable[[Any], Client]) -> Client:
    """The browser of the citizen who owns the drafts and dossiers."""
    return client_of(cast.user("citizen"))


@pytest.fixture
def neighbour(cast: Cast, client_of: Callable[[Any], Client]) -> Client:
    """The browser of another citizen, who must see nothing of the first one's."""
    return client_of(cast.user("neighbour"))


@pytest.fixture
def officer(cast: Cast, client_of: Callable[[Any], Client]) -> Client:
    """The browser of an officer who is no citizen."""
    return client_of(cast.user("clerk"))


@pytest.fixture
def pdf() -> bytes:
    """A small PDF that opens."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
