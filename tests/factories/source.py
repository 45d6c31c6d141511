"""The source of the house, for tests about the code itself."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = ROOT / "motcua"
DOORS = ("web", "api", "cli")
CONTEXTS = sorted(
    folder.name for folder in HOUSE.iterdir() if (folder / "apps.py").exists() and folder.name not in DOORS
)


def modules(*, under: Path = HOUSE, migrations: bool = False) -> list[Path]:
    """Python files below a folder, without migrations."""
    return sorted(path for path in under.rglob("*.py") if migrations or "migrations" not in path.parts)


def name_of(path: Path) -> str:
    """`motcua/dossiers/filing.py`: how a failing test names a file."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(module: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, methods and inner ones too."""
    return (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def calls(module: ast.Module) -> Iterator[str]:
    """What a module calls, as written: `timezone.now`, `Received`."""
    return (ast.unparse(node.func) for node in ast.walk(module) if isinstance(node, ast.Call))


def is_durable(function: ast.AST) -> bool:
    """Whether a function is an act: one durable transaction of its own."""
    decorators = getattr(function, "decorator_list", [])
    return any(ast.unparse(decorator) == "transaction.atomic(durable=True)" for decorator in decorators)
