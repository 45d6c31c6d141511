"""`motcua story`: drive the running system over HTTP through the whole main flow; exit 0 only if all held.

`--all` walks every other journey as well, each with a dossier of its own and the articles it exercises.
"""

import json
import os
import sys
from argparse import ArgumentParser
from datetime import datetime
from http import HTTPStatus
from typing import Any

import httpx
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motcua.accounts.moments import HEADER, sign_moment
from motcua.cli.demonstration import demonstration, stand_in_of
from motcua.cli.story.journey import Journey
from motcua.cli.story.journeys import TALES
from motcua.cli.story.walking import Say, all_ok, main_journey, walk_all, walk_main
from motcua.clients.national_portal.address import read_portal
from motcua.signatures.authority import test_authority


def dated(moment: datetime) -> dict[str, str]:
    """The headers with which a request acts at a past moment of this demonstration."""
    return {HEADER: sign_moment(moment)}


def _stop_when_nobody_answers(address: str) -> None:
    try:
        ready = httpx.get(f"{address}/healthz", timeout=10).status_code == HTTPStatus.OK
    except (httpx.HTTPError, httpx.InvalidURL):
        ready = False
    if not ready:
        raise CommandError(f"nothing is ready at {address}: start `make demo` first, or say where with --address")


class Command(BaseCommand):
    help = "Walk a real dossier through the running demonstration, as every person concerned."

    def add_arguments(self, parser: ArgumentParser) -> None:
        default = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
        parser.add_argument("--address", default=default)
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--all", action="store_true", help="every journey, each with the articles it exercises")
        keys = [tale.key for tale in TALES]
        which.add_argument("--only", nargs="+", choices=keys, help="some journeys besides the main one")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        _stop_when_nobody_answers(options["address"])
        secrets = demonstration()
        root = test_authority(at=timezone.now()).root_pem
        journey = Journey(options["address"], secrets.password, secrets.pin, root, dated)
        journey.national = read_portal(stand_in_of("MOTCUA_NATIONAL_PORTAL"))
        say: Say = (lambda line: None) if options["json"] else self.stdout.write
        if options["all"] or options["only"]:
            told, last = self._many(journey, options["only"], say)
        else:
            told, last = self._main(journey, say)
        if options["json"]:
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        elif told["ok"]:
            self.stdout.write(last)
        if not told["ok"]:
            sys.exit(1)

    def _main(self, journey: Journey, say: Say) -> tuple[dict[str, Any], str]:
        steps = walk_main(journey, say)
        told = {"ok": all_ok(steps), "code": journey.code, "steps": steps}
        return told, f"\nall {len(steps)} steps ok; dossier {journey.code}"

    def _many(self, journey: Journey, only: list[str] | None, say: Say) -> tuple[dict[str, Any], str]:
        first = [] if only else [main_journey(journey, walk_main(journey, say))]
        tales = tuple(tale for tale in TALES if only is None or tale.key in only)
        journeys = [*first, *walk_all(journey, tales, say)]
        told = {"ok": all(one["ok"] for one in journeys), "journeys": journeys}
        return told, f"\nall {len(journeys)} journeys ok"
