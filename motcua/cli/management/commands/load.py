"""`motcua load FOLDER`: a deployment's organisation, people, calendar, registry and test certificates."""

import time
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motcua.accounts.actions import hashed
from motcua.cli.demonstration import demonstration
from motcua.cli.deployment.accounts import load_accounts
from motcua.cli.deployment.calendar import load_calendar
from motcua.cli.deployment.certificates import load_certificates
from motcua.cli.deployment.folder import DeploymentFolder
from motcua.cli.deployment.linked import load_linked
from motcua.cli.deployment.organisation import load_agencies, load_officers
from motcua.cli.deployment.people import load_citizens
from motcua.cli.deployment.registry import load_procedures


class Command(BaseCommand):
    help = "Load a deployment folder through the ordinary actions; what is already there stays."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folder = DeploymentFolder(options["folder"])
        if not (folder.path / "deployment.yaml").exists():
            raise CommandError(f"{folder.path} is no deployment folder: it has no deployment.yaml")
        at, secrets = timezone.now(), demonstration()
        password = hashed(secrets.password)
        steps: list[tuple[str, Callable[[], int]]] = [
            ("days of the calendar", lambda: load_calendar(folder, at=at)),
            ("agencies", lambda: load_agencies(folder, at=at)),
            ("officers", lambda: load_officers(folder, password=password, at=at)),
            ("citizens (synthetic)", lambda: load_citizens(folder, password=password, at=at)),
            ("procedures", lambda: load_procedures(folder, at=at)),
            ("linked groups of procedures", lambda: load_linked(folder, at=at)),
            ("accounts fees go to", lambda: load_accounts(folder, at=at)),
            ("holders of test certificates", lambda: load_certificates(pin=secrets.pin, at=at)),
        ]
        for name, step in steps:
            started = time.monotonic()
            self.stdout.write(f"  {step():>5} {name} ({time.monotonic() - started:.1f} s)")
