"""A day has been compared with the national portal."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.exchange.events import Compared
from motcua.exchange.models import Reconciliation
from motcua.journal.actions import record
from motcua.kernel.vietnamese import format_day

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class Difference:
    """A dossier the portal shows otherwise, and how."""

    code: str
    why: str


@transaction.atomic(durable=True)
def keep_comparison(
    day: date,
    *,
    checked: int,
    unanswered: int,
    differences: Sequence[Difference],
    by: "User | None",
    at: datetime,
) -> Reconciliation:
    """What was found, in the place of what was found of the day before."""
    found = {
        "checked": checked,
        "unanswered": unanswered,
        "differences": [asdict(one) for one in differences],
        "compared_at": at,
    }
    row, _ = Reconciliation.objects.update_or_create(day=day, defaults=found)
    event = Compared(format_day(day), checked, len(differences))
    record(event, by=by, at=at, subject="reconciliation", subject_id=row.pk)
    return row
