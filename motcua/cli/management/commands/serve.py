"""`motcua serve`: migrate, then keep the web server and the worker running until asked to stop."""

import os
import time
from argparse import ArgumentParser
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import httpx
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from motcua.cli.port import is_free
from motcua.cli.supervisor import Supervisor, web, worker

READY_SECONDS = 60


class Command(BaseCommand):
    help = "Serve the system against DATABASE_URL, or the embedded database when that is not set."

    more_environment: Mapping[str, str] = MappingProxyType({})

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        if not is_free(port):
            raise CommandError(f"port {port} is in use; choose another one, for example: PORT={port + 1} make demo")
        prepare()
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"],
            "DATABASE_URL": settings.DATABASE_ADDRESS,
            "PORT": str(port),
            **self.more_environment,
        }
        supervisor = Supervisor([web(port, environment), worker(environment)], self.stderr.write)
        supervisor.run(lambda: self._say_when_ready(port))
        self.stdout.write("stopped")

    def _say_when_ready(self, port: int) -> None:
        address = f"http://127.0.0.1:{port}"
        if not wait_until_ready(address):
            self.stderr.write(f"{address}/healthz has not answered after {READY_SECONDS} s; see the messages above")
            return
        self.stdout.write(f"\nready: {address}")
        for line in self.told_when_ready(address):
            self.stdout.write(line)

    def told_when_ready(self, address: str) -> list[str]:
        """What else to say once it answers; the demonstration says more."""
        return ["stop with Ctrl-C; the data stay in " + str(settings.DATA_DIR)]


def prepare() -> None:
    """Bring database and static files up to date; quick when they are."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def wait_until_ready(address: str) -> bool:
    """Whether `/healthz` answered 200 in time."""
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{address}/healthz", timeout=2).status_code == httpx.codes.OK:
                return True
        except httpx.HTTPError:
            time.sleep(0.2)
    return False
