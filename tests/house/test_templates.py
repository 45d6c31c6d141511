"""Pages: every template is used and every template named exists; nothing inline that a strict policy would refuse."""

import ast
import re
from pathlib import Path

import pytest

from tests.factories.source import HOUSE, modules, name_of, tree

FOLDERS = sorted([*HOUSE.glob("web/*/templates"), HOUSE / "web/kit/templates_dtl"])
TEMPLATES = sorted(path for folder in FOLDERS for path in folder.rglob("*.html"))
OURS = [path for path in TEMPLATES if "templates_dtl" not in path.parts]
REFERENCE = re.compile(r"""\{%-?\s*(?:extends|include|import|from)\s+["']([^"']+\.html)["']""")
INLINE = re.compile(r"<style|\sstyle\s*=|<[^>]*\son[a-z]+\s*=|javascript:", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b[^>]*>", re.IGNORECASE)


def short(path: Path) -> str:
    """`portal/home.html`, as a view names it."""
    folder = next(folder for folder in FOLDERS if folder in path.parents)
    return path.relative_to(folder).as_posix()


def named_in_code() -> set[str]:
    found = set()
    for path in modules(under=HOUSE / "web"):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.endswith(".html"):
                found.add(node.value)
    return {name for name in found if not name.startswith(("govuk_frontend_jinja/", "/"))}


def named_in_templates() -> set[str]:
    return {name for path in OURS for name in REFERENCE.findall(path.read_text(encoding="utf-8"))}


def test_every_template_is_used() -> None:
    assert {short(path) for path in OURS} - named_in_code() - named_in_templates() == set()


def test_every_template_named_exists() -> None:
    ours = {short(path) for path in TEMPLATES}
    library = {name for name in named_in_templates() if name.startswith("govuk_frontend_jinja/")}
    assert (named_in_code() | named_in_templates()) - library - ours == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_nothing_inline(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert INLINE.findall(text) == []
    for tag in SCRIPT.findall(text):
        assert "src=" in tag or 'type="application/json"' in tag, tag


@pytest.mark.parametrize("path", OURS, ids=name_of)
def test_nothing_is_marked_safe_by_hand(path: Path) -> None:
    assert not re.search(r"\|\s*safe\b|autoescape\s+(false|off)", path.read_text(encoding="utf-8"))


def test_view_template_and_folder_share_a_door() -> None:
    for path in modules(under=HOUSE / "web"):
        door = path.relative_to(HOUSE / "web").parts[0]
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "render" and len(node.args) > 1:
                name = node.args[1]
                if isinstance(name, ast.Constant):
                    assert str(name.value).split("/")[0] == door, name_of(path)
