"""The reference deployment with only what journeys need: every row is as it stands, most are left out."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
WHOLE = ROOT / "deployments" / "cho-gao"
COMMUNES = {"x-thanh-binh", "x-trung-hoa"}
PROCEDURES = {"1.001193", "1.004222", "1.004873", "1.002693", "2.000986"}
Row = dict[str, str]


def reduced_deployment(folder: Path) -> Path:
    """A copy of the deployment folder: two communes, five procedures, whoever works there."""
    made = folder / WHOLE.name
    shutil.copytree(WHOLE, made)
    known = _rows(made / "organisation.csv")
    gone = {row["code"] for row in known if row["kind"] == "commune" and row["code"] not in COMMUNES}
    gone |= {row["code"] for row in known if row["parent"] in gone}
    _keep(made / "organisation.csv", lambda row: row["code"] not in gone)
    _keep(made / "officers.csv", lambda row: row["agency"] not in gone, lambda row: {**row, "roles": _there(row, gone)})
    _keep(made / "accounts.csv", lambda row: row["agency"] not in gone)
    _keep(made / "procedures.csv", lambda row: row["code"] in PROCEDURES)
    _keep(made / "linked.csv", lambda row: row["procedure"] in PROCEDURES)
    return made


def _there(row: Row, gone: set[str]) -> str:
    """The roles of an officer at places that are left."""
    return ";".join(role for role in row["roles"].split(";") if role.partition("@")[2] not in gone)


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _keep(path: Path, wanted: Callable[[Row], bool], changed: Callable[[Row], Row] = dict) -> None:
    rows = _rows(path)
    with path.open("w", encoding="utf-8", newline="") as file:
        written = csv.DictWriter(file, rows[0])
        written.writeheader()
        written.writerows(changed(row) for row in rows if wanted(row))
