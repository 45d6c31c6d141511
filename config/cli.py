"""`motcua …`: all commands under one name."""

import os
import sys
from importlib import import_module
from pathlib import Path


def main() -> None:
    """Run a command; `motcua help` lists them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    if sys.argv[1:2] == ["doctor"]:
        _stop_when_settings_cannot_be_read(sys.argv[2:])
    if sys.argv[1:2] == ["stand-in"]:
        sys.argv[1] = "stand_in"
    from django.core.management import execute_from_command_line
    from django.db import ProgrammingError

    try:
        execute_from_command_line(["motcua", *sys.argv[1:]])
        sys.stdout.flush()
    except ProgrammingError as error:
        if type(error.__cause__).__name__ != "UndefinedTable":
            raise
        sys.exit("nothing is loaded in this data folder yet: start `make demo` first, or say which with DATA_DIR")
    except BrokenPipeError:
        # Whoever read our answer has gone (`| head`): what is left in the buffer goes nowhere, and nothing is said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop_when_settings_cannot_be_read(arguments: list[str]) -> None:
    """The doctor must be able to speak when nothing else can: no packages, no database, no data folder."""
    from motcua.cli.checkup.unreadable import tell_unreadable

    try:
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    except Exception as error:
        print(tell_unreadable(error, arguments, Path(__file__).resolve().parent.parent))
        sys.exit(1)
