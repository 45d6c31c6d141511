"""The secrets of a demonstration: made once for each data folder, printed, never in the repository."""

import json
import os
import secrets
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
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(made, file)
    return Demonstration(**json.loads(path.read_text()))
