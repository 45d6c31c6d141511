"""Synthetic citizens of a deployment."""

from datetime import date, datetime

from motcua.cli.deployment.folder import DeploymentFolder
from motcua.kernel.identity import check_phone
from motcua.organisation.queries import account_exists
from motcua.people.actions import PersonFacts, register_citizen


def load_citizens(folder: DeploymentFolder, *, password: str, at: datetime) -> int:
    """Register the citizens of `citizens.csv` who have no account yet; how many there are."""
    count = 0
    for row in folder.rows("citizens.csv"):
        count += 1
        if not account_exists(row["identity_no"]):
            register_citizen(_person(row), password=password, by=None, at=at)
    return count


def _person(row: dict[str, str]) -> PersonFacts:
    return PersonFacts(
        identity_no=row["identity_no"],
        full_name=row["full_name"],
        phone=check_phone(row["phone"]),
        date_of_birth=date.fromisoformat(row["date_of_birth"]),
        gender=row["gender"],
        address=row["address"],
        email=row["email"],
        synthetic=row["synthetic"] == "true",
    )
