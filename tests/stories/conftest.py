"""One real system for all stories of a test process."""

from collections.abc import Iterator

import pytest

from tests.stories.system import System, system_folder


@pytest.fixture(scope="session")
def live_system() -> Iterator[System]:
    """The system with the small world, served by Granian, with its worker."""
    system = System(system_folder()).start()
    yield system
    system.stop()
