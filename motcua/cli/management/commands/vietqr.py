"""`motcua vietqr`: the payload a banking app reads, made or read."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.cli.answer import add_json_option, answer
from motcua.fees.rules.vietqr import VietQr, encode, parse


class Command(BaseCommand):
    help = "Make a VietQR payload from its parts, or read one with --read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--bin", help="the bank's six digits")
        parser.add_argument("--account")
        parser.add_argument("--amount", type=int, help="whole đồng")
        parser.add_argument("--reference", default="")
        parser.add_argument("--read", metavar="PAYLOAD")
        add_json_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["read"] and None in (options["bin"], options["account"], options["amount"]):
            raise CommandError("give --bin, --account, --amount and --reference, or --read PAYLOAD")
        try:
            transfer = parse(options["read"]) if options["read"] else _made(options)
        except ValueError as error:
            raise CommandError(str(error)) from error
        payload = encode(transfer)
        lines = [payload] if not options["read"] else [f"{name}: {value}" for name, value in asdict(transfer).items()]
        answer(self.stdout, {**asdict(transfer), "payload": payload}, lines, as_json=options["as_json"])


def _made(options: dict[str, Any]) -> VietQr:
    return VietQr(options["bin"], options["account"], options["amount"], options["reference"])
