"""What was found on a machine, and how it is told."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum


class Level(StrEnum):
    """MISSING: the system cannot start or work. WARNING: it works, but somebody should look. OK: nothing to do."""

    OK = "ok"
    WARNING = "warning"
    MISSING = "missing"


@dataclass(frozen=True)
class Finding:
    """One thing looked at: what is the case, and what to do about it (empty when there is nothing to do)."""

    subject: str
    level: Level
    sentence: str
    remedy: str = ""


def ok(subject: str, sentence: str) -> Finding:
    """Nothing to do."""
    return Finding(subject, Level.OK, sentence)


def warning(subject: str, sentence: str, remedy: str) -> Finding:
    """It works without."""
    return Finding(subject, Level.WARNING, sentence, remedy)


def missing(subject: str, sentence: str, remedy: str) -> Finding:
    """It does not work without."""
    return Finding(subject, Level.MISSING, sentence, remedy)


def is_healthy(findings: Iterable[Finding]) -> bool:
    """Whether nothing essential is missing."""
    return all(finding.level is not Level.MISSING for finding in findings)


def told(findings: Sequence[Finding], *, as_json: bool = False) -> str:
    """The findings for a person, one a line with what to do beneath, or as one JSON object."""
    if as_json:
        rows = [asdict(finding) for finding in findings]
        return json.dumps({"ok": is_healthy(findings), "findings": rows}, ensure_ascii=False, indent=2)
    return "\n".join([*(line for finding in findings for line in _lines(finding)), "", _verdict(findings)])


def _lines(finding: Finding) -> list[str]:
    first = f"{finding.level.value:<8} {finding.subject}: {finding.sentence}"
    return [first, f"{'':<8} -> {finding.remedy}"] if finding.remedy else [first]


def _verdict(findings: Sequence[Finding]) -> str:
    counts = {level: sum(finding.level is level for finding in findings) for level in Level}
    if counts[Level.MISSING]:
        return f"{counts[Level.MISSING]} essential thing(s) missing, {counts[Level.WARNING]} warning(s)"
    return f"nothing essential is missing, {counts[Level.WARNING]} warning(s)"
