"""How a command answers: lines for a person, or one JSON value for a program."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.management.base import OutputWrapper

from motcua.kernel.worktime import in_vietnam


def add_json_option(parser: ArgumentParser) -> None:
    """The option `--json`, the same for every command that has it."""
    parser.add_argument("--json", action="store_true", dest="as_json", help="answer as one JSON value")


def answer(out: OutputWrapper, value: Any, lines: Iterable[str], *, as_json: bool) -> None:
    """Write `value` as JSON, or `lines`."""
    if as_json:
        out.write(json.dumps(value, ensure_ascii=False, indent=2, default=_plain))
        return
    for line in lines:
        out.write(line)


def _plain(value: Any) -> str:
    """Moments in ISO 8601 on Vietnamese clocks; anything else as its text."""
    return in_vietnam(value).isoformat() if isinstance(value, datetime) else str(value)
