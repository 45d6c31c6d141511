"""What the tests of the desk share."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_tries_counted(db: None) -> None:
    """A wrong PIN of one test is no guess of the next."""
    cache.clear()
