"""One signed paper for all tests here: making an authority takes longer than any of them."""

import pytest

from tests.factories.pades import World, build


@pytest.fixture(scope="session")
def world(tmp_path_factory) -> World:
    return build(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def own_world(tmp_path) -> World:
    """An authority of the test's own, for those who revoke."""
    return build(tmp_path / "authority")


@pytest.fixture(scope="session")
def signed(world) -> bytes:
    return world.signed()


@pytest.fixture(scope="session")
def sealed(world, signed) -> bytes:
    return world.sealed(signed)
