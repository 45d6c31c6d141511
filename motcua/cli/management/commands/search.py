"""`motcua search TEXT`: the catalogue, as the portal searches it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from motcua.cli.answer import add_json_option, answer
from motcua.procedures import queries


class Command(BaseCommand):
    help = "Find procedures in force: unaccented, abbreviated or misspelt words, initials, or a code."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("text", nargs="+")
        parser.add_argument("--limit", type=int, default=10)
        add_json_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        today = timezone.localdate()
        hits = queries.search(" ".join(options["text"]), on=today, limit=options["limit"])
        scores = {hit.code: hit.score for hit in hits}
        levels = queries.online_levels(today)
        found = [
            {
                "code": row.procedure.code,
                "name": row.name,
                "field": row.field.name,
                "level": row.procedure.level,
                "term": str(row.term),
                "online": level.value if (level := levels.get(row.procedure_id)) else None,
                "score": scores[row.procedure.code],
            }
            for row in queries.revisions_named([hit.code for hit in hits], on=today)
        ]
        lines = [f"{one['code']:<12} {one['name']} ({one['field']}; {one['term']})" for one in found]
        answer(self.stdout, found, lines or ["Không tìm thấy thủ tục nào."], as_json=options["as_json"])
