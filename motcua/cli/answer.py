"""How a command answers: lines for a person, or one JSON value for a program."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import OutputWrapper


def add_json_option(parser: ArgumentParser) -> None:
    """The option `--json`, the same for every command that has it."""
    parser.add_argument("--json", action="store_true", dest="as_json", help="answer as one JSON value")


def answer(out: OutputWrapper, value: Any, lines: Iterable[str], *, as_json: bool) -> None:
    """Write `value` as JSON, or `lines`."""
    if as_json:
        out.write(json.dumps(value, ensure_ascii=False, indent=2, default=str))
        return
    for line in lines:
        out.write(line)
