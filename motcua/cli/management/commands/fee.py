"""`motcua fee PROCEDURE`: what is to be paid for a procedure, and why."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motcua.cli.answer import add_json_option, answer
from motcua.fees.rules.lines import Choice, PricedLine, price, total_of
from motcua.fees.rules.relief import Relief, ReliefGroup
from motcua.kernel.money import format_vnd, vnd_in_words
from motcua.procedures.queries import revision_of
from motcua.procedures.rules.fees import FeeChannel, FeeLine, choose_fees


class Command(BaseCommand):
    help = "The fee lines of a procedure today by case and channel, each with the sentence that explains it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("procedure", help="national code, for example 1.001193")
        parser.add_argument("--case", action="append", default=[], help="a case as the registry names it; all without")
        parser.add_argument("--quantity", type=int, default=1, help="how many of each chosen case")
        parser.add_argument("--channel", choices=[channel.value for channel in FeeChannel], default="any")
        parser.add_argument("--relief", choices=[group.value for group in ReliefGroup], help="waive for this group")
        parser.add_argument("--percent", type=int, default=100, help="with --relief: how much is waived")
        add_json_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        revision = revision_of(options["procedure"], on=timezone.localdate())
        if revision is None:
            raise CommandError(f"no procedure in force has the code {options['procedure']}")
        known = [FeeLine.from_json(row) for row in revision.fees]
        channel = FeeChannel(options["channel"])
        try:
            lines = price(known, _choices(known, channel, options), channel, _relief(options))
        except ValueError as error:
            raise CommandError(str(error)) from error
        value = {
            "procedure": revision.procedure.code,
            "name": revision.name,
            "channel": channel.value,
            "lines": [asdict(line) for line in lines],
            "total": total_of(lines),
            "total_in_words": vnd_in_words(total_of(lines)),
        }
        answer(self.stdout, value, _said(revision.name, lines), as_json=options["as_json"])


def _choices(known: list[FeeLine], channel: FeeChannel, options: dict[str, Any]) -> list[Choice]:
    cases = options["case"] or [line.case for line in choose_fees(known, channel) if line.amount is not None]
    return [Choice(case, options["quantity"]) for case in cases]


def _relief(options: dict[str, Any]) -> Relief | None:
    return Relief(ReliefGroup(options["relief"]), options["percent"]) if options["relief"] else None


def _said(name: str, lines: tuple[PricedLine, ...]) -> list[str]:
    rows = [f"- {line.case}: {format_vnd(line.amount)}. {line.reason}" for line in lines]
    return [name, *rows, f"Tổng: {format_vnd(total_of(lines))} ({vnd_in_words(total_of(lines))})"]
