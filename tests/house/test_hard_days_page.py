"""docs/hard-days.md names tests that exist."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_situation_names_its_tests() -> None:
    page = (ROOT / "docs" / "hard-days.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")][1:]
    named = [re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row) for row in rows]
    assert len(rows) >= 12 and all(named)
    for path, test in (one for row in named for one in row):
        body = ast.parse((ROOT / path).read_text(encoding="utf-8")).body
        assert test in {node.name for node in body if isinstance(node, ast.FunctionDef)}, f"{path}::{test}"
