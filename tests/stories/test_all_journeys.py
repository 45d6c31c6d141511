"""What `motcua story --all` walks is what docs/legal.md says it walks."""

import re
from pathlib import Path

from motcua.cli.story.journeys import TALES
from motcua.cli.story.walking import MAIN_KEY

LEGAL = Path(__file__).parents[2] / "docs" / "legal.md"


def told() -> list[str]:
    """The journeys of the coverage table, in its order."""
    section = LEGAL.read_text(encoding="utf-8").split("## Which journey walks which article")[1].split("\n# ")[0]
    return re.findall(r"^\| .+ \| `([a-z-]+)`", section, re.MULTILINE)


def test_the_coverage_table_names_every_journey_once_and_no_other() -> None:
    assert sorted(told()) == sorted([MAIN_KEY, *(tale.key for tale in TALES)])


def test_every_journey_names_the_articles_it_exercises() -> None:
    assert [tale.key for tale in TALES if not tale.articles or not tale.title] == []
