"""`motcua verify FILE.pdf`: the verdict of the public page, for checks from outside."""

import sys
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motcua.cli.answer import add_json_option, answer
from motcua.pades.policy import Verdict
from motcua.pades.validation import Report, SignatureReport
from motcua.signatures.queries import verify_pdf

VERDICTS = {
    Verdict.VALID: "HỢP LỆ",
    Verdict.INVALID: "KHÔNG HỢP LỆ",
    Verdict.UNKNOWN: "CHƯA XÁC ĐỊNH",
    Verdict.UNSIGNED: "KHÔNG CÓ CHỮ KÝ SỐ",
}
EXIT = {Verdict.VALID: 0, Verdict.INVALID: 1, Verdict.UNKNOWN: 2, Verdict.UNSIGNED: 2}


class Command(BaseCommand):
    help = "Examine the digital signatures of a PDF. Exit status: 0 valid, 1 invalid, 2 unknown or unsigned."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        add_json_option(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"cannot read {options['file']}: {error.strerror}", returncode=3) from error
        report = verify_pdf(content, at=timezone.now())
        answer(self.stdout, asdict(report), _lines(report), as_json=options["as_json"])
        if EXIT[report.verdict]:
            sys.exit(EXIT[report.verdict])


def _lines(report: Report) -> list[str]:
    lines = [VERDICTS[report.verdict], *(f"- {reason}" for reason in report.reasons)]
    for number, signature in enumerate(report.signatures, start=1):
        lines += _signature_lines(number, signature)
    return lines


def _signature_lines(number: int, signature: SignatureReport) -> list[str]:
    signer = ", ".join(part for part in (signature.signer_name, signature.signer_title, signature.organisation) if part)
    when = signature.signed_at.isoformat(timespec="seconds") if signature.signed_at else "không rõ thời điểm"
    return [
        f"{number}. {VERDICTS[signature.verdict]}: {signer}",
        f"   {when} ({signature.time_source.value}); {signature.issuer}; {signature.serial}",
        *(f"   - {reason}" for reason in signature.reasons),
    ]
