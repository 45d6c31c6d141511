"""The wording this release ships, read and checked once."""

from functools import cache
from pathlib import Path

import yaml

from motcua.notifications.rules.wording import Wording, read_wording


@cache
def wording() -> Wording:
    """Everything there is to say, from `wording.yaml`. Raises ValueError when it breaks one of its rules."""
    path = Path(__file__).with_name("wording.yaml")
    return read_wording(yaml.safe_load(path.read_text(encoding="utf-8")))
