"""Habits a machine can check: the order of the layers, one clock, small files, nothing left unfinished."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from tests.factories.source import DOORS, HOUSE, ROOT, calls, functions, modules, name_of, tree

CLOCK = re.compile(r"(^|\.)(now|today|localdate|localtime|utcnow)$")
# Sessions answer the framework, at the door; `doorclock` is the clock itself.
MAY_READ_THE_CLOCK = {"jobs.py", "admin.py", "reactions.py", "sessions.py", "stand_in.py", "doorclock.py"}
FILE_LINES, FUNCTION_LINES = 350, 60
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b|#\s*noqa|pytest\.(skip|xfail|importorskip)|mark\.(skip|skipif|xfail)\b")
TEXT = {
    ".py",
    ".html",
    ".md",
    ".toml",
    ".yaml",
    ".yml",
    ".json",
    ".csv",
    ".js",
    ".mjs",
    ".scss",
    ".typ",
    ".lock",
    ".txt",
}
BUILT = {"node_modules", "__pycache__", ".venv", "var", ".git", "motcua.egg-info", "built"}


def test_the_layers_hold() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([tool, "--no-logo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_nobody_reads_the_clock_below_a_door() -> None:
    read = {
        f"{name_of(path)}: {call}"
        for path in modules()
        if path.relative_to(HOUSE).parts[0] not in DOORS and path.name not in MAY_READ_THE_CLOCK
        for call in calls(tree(path))
        if CLOCK.search(call)
    }
    assert read == set()


def test_pages_read_the_clock_of_the_door() -> None:
    """Else an act of a demonstration's past would stand at two moments."""
    pages = [
        path for path in modules() if path.relative_to(HOUSE).parts[0] in {"web", "api"} and path.name != "past.py"
    ]
    read = {f"{name_of(path)}: {call}" for path in pages for call in calls(tree(path)) if CLOCK.search(call)}
    assert {call for call in read if not call.rsplit(" ", 1)[1].startswith("doorclock.")} == set()


def test_files_stay_small() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: length for name, length in lengths.items() if length > FILE_LINES} == {}


def test_functions_stay_small() -> None:
    lengths = {
        f"{name_of(path)}: {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in modules()
        for function in functions(tree(path))
    }
    assert {name: length for name, length in lengths.items() if length > FUNCTION_LINES} == {}


def test_every_module_says_what_it_is() -> None:
    plain = {"apps.py", "urls.py"}
    silent = [name_of(path) for path in modules() if tree(path).body and not ast.get_docstring(tree(path))]
    assert [name for name in silent if name.rsplit("/", 1)[-1] not in plain] == []


def test_what_others_call_says_what_it_does() -> None:
    called = {"actions.py", "queries.py", "policies.py"}
    silent = {
        f"{name_of(path)}: {node.name}"
        for path in modules()
        if path.name in called or path.parent.name == "actions"
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    }
    assert silent == set()


def test_no_module_without_a_name_of_its_own() -> None:
    nameless = {"utils", "util", "common", "core", "helpers", "helper", "base", "misc"}
    assert [name_of(path) for path in modules() if nameless & set(path.relative_to(HOUSE).with_suffix("").parts)] == []


def test_nothing_is_left_unfinished() -> None:
    ours = [*modules(), *modules(under=ROOT / "tests"), *modules(under=ROOT / "config")]
    found = {
        f"{name_of(path)}: {match.group()}"
        for path in ours
        if path != Path(__file__) and path.name != "settings_test.py"
        for match in UNFINISHED.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_no_error_says_nothing() -> None:
    for path in [*modules(), *HOUSE.rglob("*.html")]:
        assert "Có lỗi xảy ra" not in path.read_text(encoding="utf-8"), name_of(path)


def test_no_path_of_a_machine_and_no_index_address_in_any_file() -> None:
    forbidden = re.compile(
        "|".join(["/" + "work/", r"--(extra-)?index-" + "url", "pypi" + r"\.org/simple", "registry" + r"\.npmjs"])
    )
    for path in ROOT.rglob("*"):
        if path.suffix in TEXT and path.is_file() and not BUILT & set(path.relative_to(ROOT).parts):
            found = forbidden.search(path.read_text(encoding="utf-8", errors="replace"))
            assert found is None, f"{name_of(path)}: {found and found.group()}"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_locks_carry_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text and "--index" not in text and "--find-links" not in text
    blocks = re.split(r"\n(?=\S)", "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#")))
    pinned = [block for block in blocks if "==" in block]
    assert pinned and [block for block in pinned if "--hash=sha256:" not in block] == []


def test_the_lock_of_the_scripts_carries_no_addresses() -> None:
    text = (ROOT / "assets" / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text and "integrity" in text


def test_migrations_are_complete(db: None) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_what_models_promise_stands_in_the_database(db: None) -> None:
    """A migration that takes an index away can take a constraint with it: names are compared, not histories."""
    promised = {
        rule.name
        for model in apps.get_models()
        if model.__module__.startswith("motcua.")
        for rule in [*model._meta.constraints, *model._meta.indexes]
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint UNION SELECT indexname FROM pg_indexes")
        there = {name for (name,) in cursor.fetchall()}
    assert promised and promised - there == set()


def test_django_finds_nothing_to_complain_of(db: None) -> None:
    call_command("check", "--fail-level", "WARNING", verbosity=0)
