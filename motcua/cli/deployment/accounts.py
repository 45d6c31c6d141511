"""The accounts fees go to, by collecting agency."""

from datetime import date, datetime

from motcua.cli.deployment.folder import DeploymentFolder
from motcua.fees.actions.open_account import AccountFacts, open_account


def load_accounts(folder: DeploymentFolder, *, at: datetime) -> int:
    """Open every account of `accounts.csv` from the deployment's first day; how many there are. Known ones stay."""
    start = date.fromisoformat(str(folder.settings()["valid_from"]))
    count = 0
    for row in folder.rows("accounts.csv"):
        open_account(_facts(row), valid_from=start, by=None, at=at)
        count += 1
    return count


def _facts(row: dict[str, str]) -> AccountFacts:
    return AccountFacts(
        agency=row["agency"],
        bank_bin=row["bank_bin"],
        bank_name=row["bank_name"],
        number=row["number"],
        holder_name=row["holder_name"],
        receipt_form=row["receipt_form"],
        receipt_series=row["receipt_series"],
        tax_code=row["tax_code"],
        assumed=bool(row["assumed"]),
    )
