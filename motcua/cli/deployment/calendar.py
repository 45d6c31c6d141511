"""Days off, swapped days, hours, regimes and portal modes of a deployment."""

from datetime import date, datetime, time

from motcua.cli.deployment.folder import DeploymentFolder
from motcua.kernel.worktime import CalendarDay
from motcua.reference.actions import (
    PortalFacts,
    RegimeFacts,
    announce_day,
    enact_regime,
    set_hours,
    set_limit,
    set_portal_mode,
)
from motcua.reference.rules.limits import LegalRule, LimitKey
from motcua.reference.rules.portal import FilingPlace


def load_calendar(folder: DeploymentFolder, *, at: datetime) -> int:
    """Announce the days, set the hours, enact the regimes with their rules and portal modes; how many days there are."""
    count = 0
    for row in folder.rows("calendar.csv"):
        announce_day(CalendarDay.from_row(row), by=None, at=at)
        count += 1
    for row in folder.rows("working_hours.csv"):
        set_hours(
            row["agency"],
            int(row["weekday"]),
            _half(row["morning_from"], row["morning_to"]),
            _half(row["afternoon_from"], row["afternoon_to"]),
        )
    for row in folder.rows("regimes.csv"):
        enact_regime(_regime(row), by=None, at=at)
    for row in folder.rows("regime_rules.csv"):
        set_limit(row["regime"], _limit(row))
    for row in folder.rows("portal_modes.csv"):
        set_portal_mode(_portal(row), by=None, at=at)
    return count


def _half(start: str, end: str) -> tuple[time, time] | None:
    return (time.fromisoformat(start), time.fromisoformat(end)) if start and end else None


def _regime(row: dict[str, str]) -> RegimeFacts:
    return RegimeFacts(
        key=row["key"],
        decree=row["decree"],
        circular=row["circular"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        verified=row["verified"] == "true",
    )


def _limit(row: dict[str, str]) -> LegalRule:
    return LegalRule(LimitKey(row["key"]), row["value"], row["article"], row["verified"] == "true")


def _portal(row: dict[str, str]) -> PortalFacts:
    return PortalFacts(
        place=FilingPlace(row["place"]),
        valid_from=date.fromisoformat(row["valid_from"]),
        source=row["source"],
        address=row["address"],
        verified=row["verified"] == "true",
    )
