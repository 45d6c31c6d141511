"""`motcua dossier CODE`: what happened to a dossier, for the administrator at the machine itself."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from motcua.cli.answer import add_json_option, answer
from motcua.dossiers import queries
from motcua.kernel.vietnamese import format_short


class Command(BaseCommand):
    help = "The state, the steps and the journal of a dossier."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code")
        add_json_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        dossier = queries.by_code(options["code"].strip().upper())
        if dossier is None:
            raise CommandError(f"no dossier has the code {options['code']}")
        told = _told(dossier)
        answer(self.stdout, told, _lines(told), as_json=options["as_json"])


def _told(dossier: Any) -> dict[str, Any]:
    return {
        "code": dossier.code,
        "procedure": dossier.revision.procedure.code,
        "procedure_name": dossier.revision.name,
        "state": dossier.state,
        "state_name": dossier.state_name,
        "channel": dossier.channel,
        "agency": dossier.agency.code,
        "desk": dossier.desk.code,
        "submitted_at": dossier.submitted_at,
        "received_at": dossier.received_at,
        "due_at": dossier.due_at,
        "settled_at": dossier.settled_at,
        "returned_at": dossier.returned_at,
        "steps": [_step(step) for step in queries.steps_of(dossier)],
        "journal": [vars(line) for line in queries.history_of(dossier)],
    }


def _step(step: Any) -> dict[str, Any]:
    return {
        "name": step.name,
        "agency": step.agency.code,
        "officer": step.officer.full_name if step.officer else None,
        "opened_at": step.opened_at,
        "closed_at": step.closed_at,
        "due_at": step.due_at,
    }


def _lines(told: dict[str, Any]) -> list[str]:
    due = format_short(told["due_at"]) if told["due_at"] else "chưa hẹn"
    lines = [
        f"{told['code']}  {told['state_name']}",
        f"{told['procedure']} {told['procedure_name']}",
        f"Hẹn trả: {due}",
    ]
    lines += ["", "Các bước:"]
    for step in told["steps"]:
        until = format_short(step["closed_at"]) if step["closed_at"] else "đang giữ"
        lines.append(
            f"  {format_short(step['opened_at'])} - {until}  {step['name']} ({step['officer'] or step['agency']})"
        )
    lines += ["", "Nhật ký:"]
    lines += [
        f"  #{one['entry_id']} {format_short(one['at'])}  {one['actor']}: {one['sentence']}" for one in told["journal"]
    ]
    return lines
