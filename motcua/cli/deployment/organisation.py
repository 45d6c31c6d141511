"""Agencies, officers and roles of a deployment."""

from datetime import date, datetime, timedelta

from motcua.cli.deployment.folder import DeploymentFolder, listed
from motcua.organisation.actions.appoint_officer import OfficerFacts, appoint_officer
from motcua.organisation.actions.establish_agency import AgencyFacts, establish_agency
from motcua.organisation.actions.grant_role import grant_role
from motcua.organisation.queries import account_exists, agency_by_code
from motcua.organisation.rules.kinds import AgencyKind, Role

# As if they had been appointed before: a demonstration also acts in the past (docs/decisions/0014).
SERVING_FOR = timedelta(days=180)


def load_agencies(folder: DeploymentFolder, *, at: datetime) -> int:
    """Establish every agency of `organisation.csv` that does not exist yet, parents first; how many there are."""
    count = 0
    for row in folder.rows("organisation.csv"):
        count += 1
        if agency_by_code(row["code"]) is None:
            establish_agency(_agency(row), by=None, at=at)
    return count


def _agency(row: dict[str, str]) -> AgencyFacts:
    return AgencyFacts(
        code=row["code"],
        kind=AgencyKind(row["kind"]),
        name=row["name"],
        short_name=row["short_name"],
        parent=row["parent"],
        ecode=row["ecode"],
        gso_code=row["gso_code"],
        address=row["address"],
        phone=row["phone"],
        email=row["email"],
        valid_from=date.fromisoformat(row["valid_from"]),
        assumed=tuple(listed(row["assumed"])),
    )


def load_officers(folder: DeploymentFolder, *, password: str, at: datetime) -> int:
    """Appoint the officers of `officers.csv` who have no account yet, with their roles; how many there are."""
    count = 0
    for row in folder.rows("officers.csv"):
        count += 1
        if not account_exists(row["username"]):
            _appoint(row, password, at - SERVING_FOR)
    return count


def _appoint(row: dict[str, str], password: str, at: datetime) -> None:
    facts = OfficerFacts(
        username=row["username"],
        full_name=row["full_name"],
        agency=row["agency"],
        title=row["title"],
        phone=row["phone"],
        email=row["email"],
        synthetic=row["synthetic"] == "true",
    )
    officer = appoint_officer(facts, password=password, by=None, at=at)
    for entry in listed(row["roles"]):
        role, _, elsewhere = entry.partition("@")  # "postal_officer@mc-b": a role at another place than their own
        grant_role(officer.pk, Role(role), elsewhere or row["agency"], by=None, at=at)
