"""What was measured, as a table for people and JSON for machines."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Measure:
    """One figure. `value` and `limit` are in `unit`; p50 and p95 in milliseconds; `met` None where no aim is set."""

    name: str
    value: float
    unit: str
    limit: float | None = None
    limit_name: str = ""
    p50: float | None = None
    p95: float | None = None
    aim: str = ""
    met: bool | None = None

    @property
    def ratio(self) -> float | None:
        """How near the limit: 1 is as fast as what it stands on."""
        if not self.limit:
            return None
        return self.limit / self.value if self.unit.startswith("ms") else self.value / self.limit


HEADINGS = ("what", "figure", "limit", "ratio", "p50 ms", "p95 ms", "aim")


def as_lines(measures: Sequence[Measure]) -> list[str]:
    """The table, its columns padded."""
    rows = [HEADINGS, *(_cells(one) for one in measures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    return ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]


def _cells(one: Measure) -> tuple[str, ...]:
    limit = f"{one.limit:,.2f} {one.limit_name}" if one.limit is not None else ""
    ratio = f"{one.ratio:.2f}" if one.ratio is not None else ""
    verdict = {True: "met", False: "NOT MET", None: ""}[one.met]
    aim = f"{one.aim} {verdict}".strip()
    return (one.name, f"{one.value:,.2f} {one.unit}", limit, ratio, _ms(one.p50), _ms(one.p95), aim)


def _ms(value: float | None) -> str:
    return "" if value is None else f"{value:.1f}"


def as_json(measures: Sequence[Measure], **about: Any) -> str:
    """Everything with the machine it was measured on."""
    rows = [{**asdict(one), "ratio": one.ratio} for one in measures]
    return json.dumps({"machine": machine(), **about, "measures": rows}, ensure_ascii=False, indent=2)


def machine() -> dict[str, Any]:
    """The machine in a few words."""
    return {
        "processor": _first("/proc/cpuinfo", "model name"),
        "cores": os.cpu_count(),
        "memory": _first("/proc/meminfo", "MemTotal"),
        "system": platform.platform(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def _first(path: str, name: str) -> str:
    place = Path(path)
    lines = place.read_text().splitlines() if place.exists() else []
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith(name)), "")
