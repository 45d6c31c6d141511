"""`motcua clock CODE`: the ledger of a dossier, every promise it was given, and both ways of counting."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motcua.cli.answer import add_json_option, answer
from motcua.dossiers import queries
from motcua.dossiers.rules.clock import MEASURE_NAMES
from motcua.kernel.vietnamese import format_short, format_working_time


class Command(BaseCommand):
    help = "The ledger of a dossier: intervals that ran or stood, every due moment promised, the law's and 766's count."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="the code of the dossier")
        add_json_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        dossier = queries.by_code(options["code"])
        if dossier is None:
            raise CommandError(f"no dossier has the code {options['code']}")
        told = _told(dossier)
        answer(self.stdout, told, _lines(told), as_json=options["as_json"])


def _told(dossier: Any) -> dict[str, Any]:
    reading = queries.clock_of(dossier, now=timezone.now())
    return {
        "code": dossier.code,
        "state": dossier.state,
        "regime": dossier.regime,
        "received_at": dossier.received_at,
        "counted_from": dossier.counted_from,
        "due_at": dossier.due_at,
        "paused_since": dossier.paused_since,
        "settled_at": dossier.settled_at,
        "timeliness": dossier.timeliness,
        "intervals": [_interval(row) for row in queries.intervals_of(dossier)],
        "promises": [_promise(row) for row in queries.promises_of(dossier)],
        "legal": _legal(reading.legal),
        "measure_766": _measure(reading.measure),
    }


def _interval(row: Any) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "kind_name": row.kind_name,
        "cause": row.cause,
        "cause_name": row.cause_name,
        "article": row.article,
        "officer": row.officer.full_name if row.officer else None,
        "started_at": row.started_at,
        "ended_at": row.ended_at,
    }


def _promise(row: Any) -> dict[str, Any]:
    return {
        "due_at": row.due_at,
        "cause": row.cause,
        "cause_name": row.cause_name,
        "legal": row.is_legal,
        "article": row.article,
        "made_at": row.made_at,
        "arithmetic": row.arithmetic,
    }


def _legal(reading: Any) -> dict[str, Any] | None:
    if reading is None:
        return None
    return {
        "used_hours": _hours(reading.used),
        "paused_hours": _hours(reading.paused),
        "left_hours": _hours(reading.left),
        "share_percent": reading.share,
        "running": reading.running,
    }


def _measure(count: Any) -> dict[str, Any] | None:
    if count is None:
        return None
    return {
        "compared_at": count.compared_at,
        "due_at": count.due_at,
        "supplement_hours": _hours(count.supplement),
        "requests": count.requests,
        "verdict": count.verdict.value,
        "verdict_name": MEASURE_NAMES[count.verdict],
    }


def _hours(duration: timedelta) -> float:
    return round(duration / timedelta(hours=1), 2)


def _lines(told: dict[str, Any]) -> list[str]:
    lines = [f"{told['code']}  {told['state']}  {told['regime']}", "", "Các khoảng thời gian:"]
    for row in told["intervals"]:
        until = format_short(row["ended_at"]) if row["ended_at"] else "nay"
        who = row["officer"] or "Hệ thống"
        lines.append(f"  {format_short(row['started_at'])} - {until}  {row['kind_name']}: {row['cause_name']} ({who})")
    lines += ["", "Các ngày hẹn đã ghi:"]
    for row in told["promises"]:
        kind = "" if row["legal"] else " (không thay ngày hẹn để tính đúng hạn)"
        lines.append(f"  {format_short(row['due_at'])}  {row['cause_name']}{kind}")
        lines += [f"    - {text}" for text in row["arithmetic"]]
    return [*lines, *_counts(told)]


def _counts(told: dict[str, Any]) -> list[str]:
    legal, measure = told["legal"], told["measure_766"]
    if legal is None or measure is None:
        return ["", "Chưa tiếp nhận nên chưa tính thời hạn."]
    used, left = timedelta(hours=legal["used_hours"]), timedelta(hours=legal["left_hours"])
    return [
        "",
        f"Theo pháp luật: đã dùng {format_working_time(used)} ({legal['share_percent']}%), "
        f"còn {format_working_time(max(left, timedelta()))}",
        f"Theo Quyết định 766: {measure['verdict_name']} ({measure['requests']} lần yêu cầu bổ sung)",
    ]
