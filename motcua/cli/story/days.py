"""Days and figures in the story: which past moment an act stands at, and what the board says afterwards."""

from __future__ import annotations

import csv
import io
import time
from datetime import UTC, datetime, timedelta

from motcua.cli.story.case import Case
from motcua.cli.story.journey import PATIENCE_SECONDS
from motcua.cli.story.visitor import StoryFailed
from motcua.kernel.worktime import day_in_vietnam, in_vietnam

WEDNESDAY, WEEKEND = 2, 5
FIRST_HOUR, LOOKED_BACK = 9, 400


def weeks_ago(weeks: int) -> datetime:
    """Nine in the morning of a Wednesday, so many whole weeks ago."""
    now = in_vietnam(datetime.now(UTC))
    since = (now.weekday() - WEDNESDAY) % 7 + 7 * weeks
    return (now - timedelta(days=since)).replace(hour=FIRST_HOUR, minute=0, second=0, microsecond=0)


def weekdays_from(day: datetime) -> list[datetime]:
    """The days from Monday to Friday of the three weeks that begin at `day`; which of them are worked is not known."""
    days = [day + timedelta(days=count) for count in range(21)]
    return [one for one in days if one.weekday() < WEEKEND]


def figures(case: Case) -> dict[str, str]:
    """Every figure of the board over the last months, by its name, as the leader of the district exports it."""
    text = case.person("district leader").fetch("/dieu-hanh/so-lieu.csv", **_period()).decode("utf-8-sig")
    return {row[0]: row[1] for row in reversed(list(csv.reader(io.StringIO(text)))) if len(row) > 1}


def counted_once(case: Case, before: dict[str, str], **named: str) -> str:
    """Each figure (its key in addresses = its name) is one higher, and the dossier stands in the list behind it."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        now = figures(case)
        if all(int(now[name]) == int(before[name]) + 1 for name in named.values()):
            for key in named:
                must_be_listed(case, key.replace("_", "-"))
            return ", ".join(f"{name.lower()} {before[name]} → {now[name]}" for name in named.values())
        time.sleep(0.5)
    raise StoryFailed(f"the board says {[now[name] for name in named.values()]}; before it said {before}")


def must_be_listed(case: Case, figure: str) -> None:
    """The dossier stands in the list behind a figure. Raises StoryFailed."""
    leader = case.person("district leader")
    text = leader.fetch("/dieu-hanh/danh-sach.csv", **_period(), **{"chi-tieu": figure}).decode("utf-8-sig")
    if case.code not in text:
        raise StoryFailed(f"{case.code} is not in the list behind {figure}")


def _period() -> dict[str, str]:
    today = day_in_vietnam(datetime.now(UTC))
    return {"tu": (today - timedelta(days=LOOKED_BACK)).isoformat(), "den": today.isoformat()}
