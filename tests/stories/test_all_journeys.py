"""What `motcua story --all` walks is what docs/legal.md says it walks, and all of it holds on the reference deployment."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from motcua.cli.story.case import Case
from motcua.cli.story.journey import Journey
from motcua.cli.story.journeys import TALES
from motcua.cli.story.walking import MAIN_KEY
from tests.stories.national_mode import walk_national_mode
from tests.stories.system import ROOT, Demonstration, System, system_folder

LEGAL = Path(__file__).parents[2] / "docs" / "legal.md"
KEYS = [MAIN_KEY, *(tale.key for tale in TALES)]
# Those in which days pass or another system answers: no other test walks them through a running system.
WALKED = [
    "closed", "overdue-apologised", "calendar-notice", "by-post", "paid-online", "linked", "authorised", "elsewhere",
    "kiosk", "national-portal", "batch",
]  # fmt: skip


def told() -> list[str]:
    """The journeys of the coverage table, in its order."""
    section = LEGAL.read_text(encoding="utf-8").split("## Which journey walks which article")[1].split("\n# ")[0]
    return re.findall(r"^\| .+ \| `([a-z-]+)`[^|]* \| `/", section, re.MULTILINE)


def test_the_coverage_table_names_every_journey_once_and_no_other() -> None:
    assert sorted(told()) == sorted(KEYS)


def test_every_journey_names_the_articles_it_exercises() -> None:
    assert [tale.key for tale in TALES if not tale.articles or not tale.title] == []


@pytest.fixture(scope="module")
def demonstration() -> Iterator[System]:
    """The reference deployment as `motcua demo` serves it."""
    system = Demonstration(system_folder())
    try:
        yield system.start()
    finally:
        system.stop()


@pytest.mark.xdist_group("journeys")
@pytest.mark.timeout(600)
def test_journeys_of_days_and_of_other_systems_hold_on_the_reference_deployment(demonstration: System) -> None:
    command = [sys.executable, "-m", "django", "story", "--json", "--address", demonstration.address]
    walked = subprocess.run(
        [*command, "--only", *WALKED],
        env=demonstration.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert walked.stdout.startswith("{"), walked.stderr[-4000:]
    answer = json.loads(walked.stdout)
    assert [failed for one in answer["journeys"] for failed in _failed(one)] == []
    assert [one["journey"] for one in answer["journeys"]] == [key for key in KEYS if key in WALKED]
    assert walked.returncode == 0 and answer["ok"]


@pytest.mark.xdist_group("journeys")
@pytest.mark.timeout(300)
def test_the_national_mode_holds_on_a_server_of_its_own(demonstration: System) -> None:
    """No journey of `motcua story`: it would stop everybody else's filing on a demonstration that is in use."""
    secrets = json.loads((demonstration.folder / "demonstration.json").read_text())
    case = Case(Journey(demonstration.address, secrets["password"], secrets["pin"], b"", lambda _: {}))
    try:
        walk_national_mode(case)
    finally:
        for visitor in case.people.values():
            visitor.http.close()


def _failed(journey: dict[str, Any]) -> list[str]:
    rows = [] if journey["ok"] else journey["steps"]
    return [f"{journey['journey']}: {row['who']} {row['what']}: {row['checked']}" for row in rows if not row["ok"]]
