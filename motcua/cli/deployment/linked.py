"""The linked procedures of a deployment: what is filed as one, and the parts it is made of."""

from datetime import date, datetime
from itertools import groupby

from motcua.cli.deployment.folder import DeploymentFolder, listed
from motcua.procedures.actions.link_procedures import LinkedFacts, link_procedures
from motcua.procedures.rules.linked import Part


def load_linked(folder: DeploymentFolder, *, at: datetime) -> int:
    """Link the groups of `linked.csv`, one row a part; how many groups there are. A deployment may have none."""
    if not (folder.path / "linked.csv").exists():
        return 0
    count = 0
    for _, rows in groupby(folder.rows("linked.csv"), key=lambda row: (row["procedure"], row["valid_from"])):
        link_procedures(_facts(list(rows)), by=None, at=at)
        count += 1
    return count


def _facts(rows: list[dict[str, str]]) -> LinkedFacts:
    first = rows[0]
    return LinkedFacts(
        code=first["procedure"],
        parts=[
            Part(int(row["position"]), row["part"], tuple(int(need) for need in listed(row["needs"]))) for row in rows
        ],
        valid_from=date.fromisoformat(first["valid_from"]),
        valid_to=date.fromisoformat(first["valid_to"]) if first["valid_to"] else None,
        legal_basis=first["legal_basis"],
        verified=first["verified"] == "true",
    )
