"""`motcua doctor`: what is missing on this machine, in plain words. Exit status 0 when nothing essential is."""

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motcua.cli.checkup.findings import is_healthy, told
from motcua.cli.checkup.machine import answers_as_motcua, machine_findings
from motcua.cli.checkup.running import running_findings
from motcua.cli.version import release_folder


class Command(BaseCommand):
    help = "Say in plain words what is missing on this machine."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--json", action="store_true", dest="as_json", help="answer as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        # An address nobody answers at must not keep the administrator waiting.
        os.environ.setdefault("PGCONNECT_TIMEOUT", "5")
        port = options["port"]
        findings = machine_findings(release_folder(), Path(settings.DATA_DIR), port)
        findings += running_findings(serving=answers_as_motcua(port), at=timezone.now())
        self.stdout.write(told(findings, as_json=options["as_json"]))
        if not is_healthy(findings):
            raise CommandError("something essential is missing; see above")
