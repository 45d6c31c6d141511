"""`motcua stand-in payment`: a remote system that is not real, for demonstrations and for trying troubles."""

import threading
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.cli.port import is_free
from motcua.clients.payment.stand_in import StandIn, setting_of, start


class Command(BaseCommand):
    help = "Run a stand-in for a remote system until stopped; it says how the system is told of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("system", choices=["payment"])
        parser.add_argument("--port", type=int, default=8099)
        parser.add_argument("--twice", action="store_true", help="send every notice twice")
        parser.add_argument("--no-notices", action="store_true", help="send no notice: the system must ask")

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_free(options["port"]):
            raise CommandError(f"port {options['port']} is in use")
        standing = StandIn(
            say=self.stdout.write, notices_each=2 if options["twice"] else 1, hold_notices=options["no_notices"]
        )
        server = start(standing, port=options["port"])
        self.stdout.write(f"MOTCUA_PAYMENT_GATEWAY={setting_of(standing)}")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            server.shutdown()
