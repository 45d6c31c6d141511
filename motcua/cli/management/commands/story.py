"""`motcua story`: drive the running system over HTTP through the whole main flow; exit 0 only if all held."""

import json
import os
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from motcua.cli.demonstration import demonstration
from motcua.cli.story.journey import STEPS, Journey, read_board
from motcua.cli.story.visitor import StoryFailed
from motcua.signatures.authority import test_authority


class Command(BaseCommand):
    help = "Walk a real dossier through the running demonstration, as every person concerned."

    def add_arguments(self, parser: ArgumentParser) -> None:
        default = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
        parser.add_argument("--address", default=default)
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        secrets = demonstration()
        root = test_authority(at=timezone.now()).root_pem
        journey = Journey(options["address"], secrets.password, secrets.pin, root)
        told: list[dict[str, Any]] = []
        ok = self._walk(journey, told, quiet=options["json"])
        if options["json"]:
            self.stdout.write(json.dumps({"ok": ok, "code": journey.code, "steps": told}, ensure_ascii=False, indent=1))
        elif ok:
            self.stdout.write(f"\nall {len(told)} steps ok; dossier {journey.code}")
        if not ok:
            sys.exit(1)

    def _walk(self, journey: Journey, told: list[dict[str, Any]], *, quiet: bool) -> bool:
        journey.before = read_board(journey)
        for number, (who, what, step) in enumerate(STEPS, 1):
            started = time.monotonic()
            try:
                checked, ok = step(journey), True
            except (StoryFailed, LookupError, StopIteration, OSError, ValueError) as failure:
                checked, ok = f"{type(failure).__name__}: {failure}", False
            seconds = round(time.monotonic() - started, 1)
            told.append({"step": number, "who": who, "what": what, "checked": checked, "ok": ok, "seconds": seconds})
            if not quiet:
                mark = "ok    " if ok else "FAILED"
                self.stdout.write(f"{number:>2}. {mark} {who} {what} ({seconds} s)\n           {checked}")
            if not ok:
                return False
        return True
