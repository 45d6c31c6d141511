"""`motcua …`: all commands under one name."""

import os
import sys


def main() -> None:
    """Run a command; `motcua help` lists them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["motcua", *sys.argv[1:]])
