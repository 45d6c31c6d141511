"""`motcua states`: the states of a dossier and the verbs that move it, as a table, a picture or JSON."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from motcua.dossiers.rules.state_diagram import arrows, mermaid
from motcua.dossiers.rules.states import STATE_NAMES


class Command(BaseCommand):
    help = "Print the states of a dossier and the verbs that move it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        shape = parser.add_mutually_exclusive_group()
        shape.add_argument("--mermaid", action="store_true", help="the picture of docs/states.md")
        shape.add_argument("--json", action="store_true", dest="as_json", help="answer as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["mermaid"]:
            self.stdout.write(mermaid())
        elif options["as_json"]:
            rows = [{"from": before.value, "verb": verb, "to": after.value} for before, verb, after in arrows()]
            names = {state.value: name for state, name in STATE_NAMES.items()}
            self.stdout.write(json.dumps({"states": names, "moves": rows}, ensure_ascii=False, indent=2))
        else:
            for before, verb, after in arrows():
                self.stdout.write(f"{before.value:<15} {verb:<27} -> {after.value:<15} {STATE_NAMES[after]}")
