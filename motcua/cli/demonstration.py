"""The secrets of a demonstration: made once for each data folder, printed, never in the repository; and its stand-ins."""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Demonstration:
    """One password for every synthetic account and one PIN for every test key."""

    password: str
    pin: str


def demonstration() -> Demonstration:
    """The secrets of this data folder, made on first use, readable only by whoever started it."""
    path = Path(settings.DATA_DIR) / "demonstration.json"
    if not path.exists():
        made = {"password": f"mot-cua-{secrets.randbelow(900_000) + 100_000}", "pin": f"{secrets.randbelow(10**6):06}"}
        _write(path, made)
    return Demonstration(**json.loads(path.read_text()))


@contextmanager
def standing(settings_of: Mapping[str, str]) -> Iterator[None]:
    """While the demonstration runs, its stories may ask the remote systems that stand in for real ones."""
    path = _stand_ins()
    _write(path, settings_of)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def stand_in_of(setting: str) -> str:
    """How the running demonstration's stand-in is written in a setting; empty when there is none."""
    path = _stand_ins()
    return str(json.loads(path.read_text()).get(setting, "")) if path.exists() else ""


def _stand_ins() -> Path:
    return Path(settings.DATA_DIR) / "stand-ins.json"


def _write(path: Path, said: Mapping[str, str]) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(dict(said), file)
