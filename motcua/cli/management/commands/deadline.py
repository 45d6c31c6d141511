"""`motcua deadline START TERM`: when it is due, and why."""

from argparse import ArgumentParser
from datetime import datetime, time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.cli.answer import add_json_option, answer
from motcua.dossiers.rules.deadlines import CountingRule, Deadline, compute_due
from motcua.kernel.terms import parse_term
from motcua.kernel.worktime import VIETNAM
from motcua.organisation.queries import agency_by_code
from motcua.reference.queries import working_calendar


class Command(BaseCommand):
    help = 'The due moment of what is received at START within TERM, e.g. 2024-02-07T16:30 "3 ngày làm việc".'

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("start", help="moment of receipt in ISO 8601; without a zone it is Vietnam time")
        parser.add_argument("term", nargs="+", help="hours, days, working days or months, with or without accents")
        parser.add_argument("--agency", default="", help="code of the agency whose hours and days count")
        parser.add_argument("--cut-off", help="HH:MM after which receipt counts from the next working day")
        add_json_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["agency"] and agency_by_code(options["agency"]) is None:
            raise CommandError(f"no agency has the code {options['agency']}")
        try:
            start = _moment(options["start"])
            rule = CountingRule(cut_off=time.fromisoformat(options["cut_off"]) if options["cut_off"] else None)
            term = parse_term(" ".join(options["term"]))
            deadline = compute_due(start, term, working_calendar(options["agency"]), rule)
        except (ValueError, OverflowError) as error:
            raise CommandError(str(error)) from error
        answer(self.stdout, deadline.as_json(), _lines(deadline), as_json=options["as_json"])


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


def _lines(deadline: Deadline) -> list[str]:
    return [deadline.due_at.isoformat(timespec="minutes"), *(f"- {step.text}" for step in deadline.arithmetic)]
