"""Somebody has spent every try of a PIN: it is written down, and the account it happened under is told."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.organisation.queries import officer_of
from motcua.signatures.events import WrongPins

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def report_wrong_pins(*, tries: int, minutes: int, by: "User", at: datetime) -> bool:
    """False when the account is no officer's: nobody else is asked for a PIN."""
    officer = officer_of(by)
    if officer is None:
        return False
    event = WrongPins(tries=tries, minutes=minutes)
    record(event, by=by, at=at, subject="officer", subject_id=officer.pk, agency_id=officer.agency_id)
    return True
