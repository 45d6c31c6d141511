"""The machine and the checkout. Standard library only: these checks must work when the settings cannot even be read."""

import importlib.metadata
import json
import re
import shutil
import sys
import tempfile
import urllib.request
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from motcua.cli.checkup.findings import Finding, missing, ok, warning
from motcua.cli.port import is_free
from motcua.papers import fonts

OLDEST_PYTHON = (3, 11)
ZONE = "Asia/Ho_Chi_Minh"
BUILT = ("app.css", "app.js", "portal.js", "counter.js", "desk.js", "board.js")
MEGABYTE = 1024 * 1024
LEAST_SPACE, COMFORTABLE_SPACE = 200 * MEGABYTE, 2048 * MEGABYTE
TEST_TOOLS = {
    "chromium": ("the browser stories", "chromium"),
    "pdfsig": ("the second opinion on signatures", "poppler-utils"),
    "certutil": ("the second opinion on signatures", "libnss3-tools"),
    "wrk": ("make bench", "wrk"),
}
_LOCKED = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^ ;\\]+)(?P<marker> *;)?", re.MULTILINE)


def machine_findings(release: Path, data: Path, port: int) -> list[Finding]:
    """Everything that can be seen without settings and database. `release` is the checkout, `data` the data folder."""
    return [
        python(),
        packages(release / "requirements.lock"),
        assets(release / "motcua/web/kit/static/motcua"),
        paper_fonts(),
        data_folder(data),
        space(data),
        clock_zone(),
        listening(port),
        *test_tools(),
    ]


def python(version: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """The interpreter is new enough."""
    text, oldest = ".".join(map(str, version)), ".".join(map(str, OLDEST_PYTHON))
    if version >= OLDEST_PYTHON:
        return ok("Python", text)
    return missing("Python", f"{text} is too old; {oldest} is needed", "install a newer Python and run make again")


def packages(lock: Path, installed: Callable[[str], str] = importlib.metadata.version) -> Finding:
    """Every locked package is installed in its locked version."""
    if not lock.is_file():
        return warning("packages", f"{lock} is not there, so nothing was compared", "run from a complete checkout")
    wrong = list(_not_as_locked(lock.read_text(encoding="utf-8"), installed))
    if wrong:
        return missing("packages", "not as locked: " + ", ".join(wrong), "make setup")
    return ok("packages", "all locked packages are installed")


def _not_as_locked(lock: str, installed: Callable[[str], str]) -> list[str]:
    wanted: dict[str, set[str]] = {}
    conditional = set()
    for match in _LOCKED.finditer(lock):
        wanted.setdefault(match["name"], set()).add(match["version"])
        if match["marker"]:
            conditional.add(match["name"])
    found = {name: _version(name, installed) for name in wanted}
    # A package with a marker is for another machine when it is not there.
    absent = [name for name in wanted if found[name] is None and name not in conditional]
    other = [f"{name} {found[name]}" for name in wanted if found[name] not in {None, *wanted[name]}]
    return absent + other


def _version(name: str, installed: Callable[[str], str]) -> str | None:
    try:
        return installed(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def assets(folder: Path) -> Finding:
    """The pages' style sheets and scripts have been built."""
    absent = [name for name in BUILT if not (folder / name).is_file()]
    if absent:
        return missing("pages' assets", "not built: " + ", ".join(absent), "make assets")
    return ok("pages' assets", "built")


def paper_fonts() -> Finding:
    """There is a serif with Vietnamese letters for receipts and results."""
    found = fonts.available()
    if not found:
        return missing("paper fonts", "no Tinos and no Liberation Serif with Vietnamese letters", "make assets")
    if found[0] is not fonts.FACES[0]:
        return warning("paper fonts", f"{found[0].family} stands in for Tinos", "make assets")
    return ok("paper fonts", found[0].family)


def data_folder(folder: Path) -> Finding:
    """The data folder can be written to."""
    remedy = "choose another folder: DATA_DIR=/path make demo"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return ok("data folder", str(folder))
    except OSError as error:
        return missing("data folder", f"{folder} cannot be written to ({error.strerror})", remedy)


def space(folder: Path, free: int | None = None) -> Finding:
    """There is room for data; `free` in bytes."""
    if free is None:
        nearest = next(path for path in (folder, *folder.parents) if path.exists())
        free = shutil.disk_usage(nearest).free
    sentence = f"{free // MEGABYTE} MB free"
    if free < LEAST_SPACE:
        return missing("disk space", sentence, f"free at least {LEAST_SPACE // MEGABYTE} MB")
    if free < COMFORTABLE_SPACE:
        return warning("disk space", sentence, "the database and uploaded files will soon fill this disk")
    return ok("disk space", sentence)


def clock_zone() -> Finding:
    """The zone of Vietnam is known; the machine's own zone may be any."""
    try:
        here = datetime.now(ZoneInfo(ZONE))
    except ZoneInfoNotFoundError:
        return missing("clock", f"the time zone {ZONE} is not known to this machine", "apt-get install tzdata")
    return ok("clock", f"{here:%d/%m/%Y %H:%M} in {ZONE}")


def listening(port: int) -> Finding:
    """The port is free, or it is ours already."""
    if is_free(port):
        return ok("port", f"{port} is free")
    if answers_as_motcua(port):
        return ok("port", f"{port} is this system, which is running")
    return warning("port", f"{port} is used by another program", f"choose another one: PORT={port + 1} make demo")


def answers_as_motcua(port: int) -> bool:
    """Whether `/healthz` of this system answers there."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=3) as answer:
            found = json.load(answer)
    except (OSError, ValueError):
        return False
    return isinstance(found, dict) and found.get("status") == "ok"


def test_tools(which: Callable[[str], str | None] = shutil.which) -> list[Finding]:
    """Programs only the tests and the measurements need."""
    return [_tool(name, *needed, found=which(name) is not None) for name, needed in TEST_TOOLS.items()]


def _tool(name: str, needed_by: str, package: str, *, found: bool) -> Finding:
    if found:
        return ok(name, f"found ({needed_by})")
    return warning(name, f"not found; only {needed_by} need it", f"apt-get install {package}")
