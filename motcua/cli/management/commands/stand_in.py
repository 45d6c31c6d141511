"""`motcua stand-in SYSTEM`: a remote system that is not real, for demonstrations and for trying troubles."""

import json
import threading
from argparse import ArgumentParser
from collections.abc import Callable
from http.server import HTTPServer
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from motcua.cli.port import is_free
from motcua.clients.national_portal import stand_in as national
from motcua.clients.payment import stand_in as payment
from motcua.clients.post_office import stand_in as post_office
from motcua.clients.sms import stand_in as sms

Say = Callable[[str], object]


def start_payment(options: dict[str, Any], say: Say) -> tuple[HTTPServer, str]:
    """The gateway, and how the system is told of it."""
    notices = 2 if options["twice"] else 1
    standing = payment.StandIn(say=say, notices_each=notices, hold_notices=options["no_notices"])
    server = payment.start(standing, port=options["port"])
    return server, f"MOTCUA_PAYMENT_GATEWAY={payment.setting_of(standing)}"


def start_sms(options: dict[str, Any], say: Say) -> tuple[HTTPServer, str]:
    """The provider of short messages, and how the system is told of it."""
    name, trouble = options["name"], options["trouble"]
    callback = "" if options["no_receipts"] else f"{settings.PUBLIC_ADDRESS}/api/bao-nhan/{name}/"
    standing = sms.StandIn(name, say=say, callback=callback, always=sms.Trouble(trouble) if trouble else None)
    server = sms.start(standing, port=options["port"])
    return server, f"MOTCUA_SMS_PROVIDERS={sms.address_of(standing, server)}"


def start_post(options: dict[str, Any], say: Say) -> tuple[HTTPServer, str]:
    """The system of the Post, and how this one is told of it."""
    standing = post_office.StandIn(say=say, repeats=options["twice"], backwards=options["backwards"], moves=True)
    server = post_office.start(standing, port=options["port"])
    return server, f"MOTCUA_POST_OFFICE={post_office.setting_of(standing, server)}"


def start_national(options: dict[str, Any], say: Say) -> tuple[HTTPServer, str]:
    """The national portal, and how this system is told of it; what is filed there is sent to our door at once."""
    standing = national.StandIn(say=say)
    if options["trouble"]:
        standing.troubles.extend([national.Trouble(options["trouble"])] * options["times"])
    server = national.start(standing, port=options["port"])
    if options["file"]:
        rows = json.loads(Path(options["file"]).read_text(encoding="utf-8"))
        answer = national.deliver(rows, f"{settings.PUBLIC_ADDRESS}/api/trao-doi/ho-so/")
        say(f"{answer.code} {answer.message} {json.dumps(answer.result, ensure_ascii=False)}")
    return server, f"MOTCUA_NATIONAL_PORTAL={national.setting_of(standing, server)}"


class Command(BaseCommand):
    help = "Run a stand-in for a remote system until stopped; it says how the system is told of it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        systems = parser.add_subparsers(dest="system", required=True)
        gateway = systems.add_parser("payment", help="an online payment gateway")
        gateway.add_argument("--port", type=int, default=8099)
        gateway.add_argument("--twice", action="store_true", help="send every notice twice")
        gateway.add_argument("--no-notices", action="store_true", help="send no notice: the system must ask")
        gateway.set_defaults(starts=start_payment)
        provider = systems.add_parser("sms", help="a provider of SMS or Zalo messages")
        provider.add_argument("--port", type=int, default=8098)
        provider.add_argument("--name", default="stand-in", help="its name in the settings")
        provider.add_argument("--trouble", choices=[one.value for one in sms.Trouble], help="go wrong every time")
        provider.add_argument("--no-receipts", action="store_true", help="never say that a message has arrived")
        provider.set_defaults(starts=start_sms)
        office = systems.add_parser("post", help="the system of the Post, which delivers what it is told of")
        office.add_argument("--port", type=int, default=8097)
        office.add_argument("--twice", action="store_true", help="tell everything twice")
        office.add_argument("--backwards", action="store_true", help="tell the last thing first")
        office.set_defaults(starts=start_post)
        portal = systems.add_parser("national", help="the national portal of public services")
        portal.add_argument("--port", type=int, default=8096)
        portal.add_argument("--trouble", choices=[one.value for one in national.Trouble], help="go wrong at first")
        portal.add_argument("--times", type=int, default=1, help="how many requests go wrong")
        portal.add_argument("--file", help="a JSON list of dossiers filed on the portal, sent to this system at once")
        portal.set_defaults(starts=start_national)

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_free(options["port"]):
            raise CommandError(f"port {options['port']} is in use")
        server, told = options["starts"](options, self.stdout.write)
        try:
            self.stdout.write(told)
            self.stdout.flush()
            threading.Event().wait()
        except KeyboardInterrupt:
            server.shutdown()
