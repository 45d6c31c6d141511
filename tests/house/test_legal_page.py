"""docs/legal.md: every file, word, test, journey and page its tables name exists."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from motcua.cli.story.journeys import TALES
from motcua.cli.story.walking import MAIN_KEY

ROOT = Path(__file__).parents[2]
LEGAL = (ROOT / "docs/legal.md").read_text(encoding="utf-8")
RULES, JOURNEYS = "# Where each rule lives", "## Which journey walks which article"
KEYS = {MAIN_KEY, *(tale.key for tale in TALES)}
WHOLE = "–"


def rows_of(heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its head."""
    lines = LEGAL.split(f"{heading}\n")[1].split("\n#")[0].splitlines()
    return [line.removeprefix("| ").removesuffix(" |").split(" | ") for line in lines if line.startswith("| ")][1:]


RULE_ROWS, JOURNEY_ROWS = rows_of(RULES), rows_of(JOURNEYS)


def quoted(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@cache
def files() -> frozenset[str]:
    """Every file and folder of ours, as the page may name it."""
    found = set()
    for folder in ("motcua", "tests", "deployments/cho-gao", "config"):
        for path in (ROOT / folder).rglob("*"):
            if "__pycache__" not in path.parts and "static" not in path.parts:
                found.add(f"/{path.relative_to(ROOT)}{'/' if path.is_dir() else ''}")
    return frozenset(found)


@cache
def named(path: str) -> tuple[str, ...]:
    """The files a path of the page can mean; it is shortened from the left."""
    return tuple(one for one in files() if one.endswith(f"/{path}"))


def texts(path: str) -> list[str]:
    return [(ROOT / one[1:]).read_text(encoding="utf-8") for one in named(path) if not one.endswith("/")]


def is_path(word: str) -> bool:
    return word.endswith("/") or re.fullmatch(r"[\w/-]+\.(py|csv|json|typ|yaml)", word) is not None


@cache
def patterns() -> frozenset[str]:
    """Every address of the doors, its variable parts as "<>"."""

    def walk(resolver: URLResolver, before: str) -> Iterator[str]:
        for one in resolver.url_patterns:
            path = before + str(one.pattern)
            if isinstance(one, URLPattern):
                yield re.sub(r"<[^>]+>", "<>", path)
            else:
                yield from walk(one, path)

    return frozenset(walk(get_resolver(), "/"))


def no_such_pages(cell: str) -> list[str]:
    return [page for page in quoted(cell) if re.sub(r"<[^>]+>", "<>", page) not in patterns()]


@pytest.mark.parametrize("row", RULE_ROWS, ids=lambda row: row[1][:40])
def test_a_rule_names_what_exists(row: list[str]) -> None:
    assert len(row) == 6, "Text | Rule | Code or data | Test | Journey | Screen"
    _, _, code, test, journey, screen = row
    paths = [word for word in quoted(code) if is_path(word)]
    assert paths and [path for path in paths if not named(path)] == []
    words = [word for word in quoted(code) if not is_path(word)]
    assert [word for word in words if not any(word in text for path in paths for text in texts(path))] == []
    tests = quoted(test)
    assert tests and [path for path in tests if "test" not in path or not named(path)] == []
    assert set(quoted(journey)) <= KEYS and (quoted(journey) or journey == WHOLE)
    assert quoted(screen) and no_such_pages(screen) == []


@pytest.mark.parametrize("row", JOURNEY_ROWS, ids=lambda row: row[1][:40])
def test_a_journey_names_pages_that_exist(row: list[str]) -> None:
    _, journey, screen = row
    assert quoted(journey)[0] in KEYS
    assert quoted(screen) and no_such_pages(screen) == []


def test_the_tables_were_found() -> None:
    assert len(RULE_ROWS) >= 45 and len(JOURNEY_ROWS) == len(KEYS)
