"""The suite itself: what belongs together is run by one process, so that one system serves it."""

import os

import pytest


@pytest.mark.xdist_group("house")
def test_the_tests_of_a_group_are_marked_for_one_process(request: pytest.FixtureRequest) -> None:
    several = "PYTEST_XDIST_WORKER" in os.environ
    assert request.node.nodeid.endswith("@house") is several
