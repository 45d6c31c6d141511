"""`make bench`: every figure beside its limit, measured in one run on one PostgreSQL; JSON to BENCH_OUT."""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import world
from benchmarks.table import Measure, as_json, as_lines


def main() -> int:
    """Prepare, measure, print, clean up. Exit status 1 when an aim is not met and --strict asks for it."""
    asked = arguments()
    folder = Path(asked.folder or tempfile.mkdtemp(prefix="motcua-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    try:
        measures = measure(folder, quick=asked.quick, only=asked.only)
    finally:
        if not asked.folder:
            world.close(folder)
            shutil.rmtree(folder, ignore_errors=True)
    print("\n".join(as_lines(measures)))
    took = round(time.monotonic() - started)
    print(f"\n{took} s, {'quick: small numbers' if asked.quick else 'full'}")
    if out := os.environ.get("BENCH_OUT"):
        Path(out).write_text(as_json(measures, quick=asked.quick, seconds=took))
    return int(asked.strict and any(one.met is False for one in measures))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="short rounds, 10,000 and 100,000 dossiers")
    parser.add_argument("--strict", action="store_true", help="exit 1 when an aim is not met")
    parser.add_argument(
        "--only",
        default="",
        help="filing, deadlines; or, in a folder that has dossiers, search, tracking, papers, tickets, officers",
    )
    parser.add_argument("--folder", default="", help="a data folder to use and keep, instead of a temporary one")
    return parser.parse_args()


def measure(folder: Path, *, quick: bool, only: str) -> list[Measure]:
    """All measures in an order in which each finds what it needs."""
    world.say("database and reference deployment")
    world.prepare(folder)
    world.load_deployment()
    from benchmarks import bulk, deadlines, filing, papers, queueing, reading

    seconds = 3.0 if quick else 8.0
    small, large = (10_000, 100_000) if quick else (100_000, 1_000_000)
    wanted = {only} if only else {"filing", "deadlines", "search", "tracking", "papers", "officers", "tickets"}
    measures: list[Measure] = []
    if "filing" in wanted:
        measures += filing.measure_filing(filing.Filers(), seconds=seconds, rounds=1 if quick else 2)
    if "deadlines" in wanted:
        measures += deadlines.measure_due_dates(seconds / 2)
    if "search" in wanted:
        measures += reading.measure_search(seconds / 2)
    if "tracking" in wanted:
        measures += reading.measure_tracking(seconds / 2)
    if "papers" in wanted:
        measures += papers.measure_receipt() + papers.measure_signing()
    if "tickets" in wanted:
        measures += queueing.measure_calls(seconds)
    if "officers" in wanted:
        for size in (small, large):
            bulk.fill(size)
            measures += reading.measure_officers(seconds / 2, size)
        measures.append(reading.flat(measures, small, large))
    return measures


if __name__ == "__main__":
    sys.exit(main())
