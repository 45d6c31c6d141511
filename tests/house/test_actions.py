"""The file is the verb: `actions/x.py` defines `x`, one durable act whose actor and moment are told by name."""

import ast
from pathlib import Path

import pytest

from tests.factories.source import CONTEXTS, HOUSE, functions, is_durable, modules, name_of, tree

VERBS = sorted(path for path in HOUSE.glob("*/actions/*.py") if path.name != "__init__.py")
ACTIONS = sorted([*VERBS, *HOUSE.glob("*/actions.py")])
ACTS = [
    (path, node)
    for path in ACTIONS
    for node in tree(path).body
    if isinstance(node, ast.FunctionDef) and is_durable(node)
]


def named(what: object) -> str:
    return name_of(what) if isinstance(what, Path) else what.name  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", VERBS, ids=named)
def test_the_file_defines_its_verb(path: Path) -> None:
    act = next((node for node in tree(path).body if getattr(node, "name", "") == path.stem), None)
    assert isinstance(act, ast.FunctionDef) and is_durable(act) and ast.get_docstring(act)


@pytest.mark.parametrize("path", VERBS, ids=named)
def test_one_file_holds_one_act(path: Path) -> None:
    assert [node.name for node in tree(path).body if isinstance(node, ast.FunctionDef) and is_durable(node)] == [
        path.stem
    ]


@pytest.mark.parametrize(("path", "act"), ACTS, ids=named)
def test_who_and_when_are_told_by_name(path: Path, act: ast.FunctionDef) -> None:
    positional = {argument.arg for argument in [*act.args.posonlyargs, *act.args.args]}
    assert not positional & {"by", "at"}, f"{name_of(path)}: {act.name}"


@pytest.mark.parametrize("path", ACTIONS, ids=named)
def test_acts_do_not_call_acts(path: Path) -> None:
    durable = {(context_module(other), act.name) for other, act in ACTS}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom):
            called = {(node.module, alias.name) for alias in node.names} & durable
            assert not called, f"{name_of(path)} imports {called}"


def context_module(path: Path) -> str:
    return ".".join(path.relative_to(HOUSE.parent).with_suffix("").parts)


def test_nothing_but_acts_and_projections_opens_a_durable_transaction() -> None:
    durable = {name_of(path) for path in modules() if any(is_durable(function) for function in functions(tree(path)))}
    assert durable == {name_of(path) for path, _ in ACTS}


def test_every_context_says_what_it_owns() -> None:
    for context in CONTEXTS:
        assert ast.get_docstring(tree(HOUSE / context / "__init__.py")), context
