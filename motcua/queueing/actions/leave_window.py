"""An officer leaves the window."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.worktime import day_in_vietnam
from motcua.queueing.events import WindowLeft
from motcua.queueing.ledger import must_be_free, window_of
from motcua.queueing.models import Window

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def leave_window(*, by: "User", at: datetime) -> Window:
    """The window is empty. Raises Refused when `by` sits at none or still calls somebody."""
    window = window_of(by)
    must_be_free(window, day_in_vietnam(at))
    window.officer = None
    window.save(update_fields=["officer"])
    event = WindowLeft(number=window.number)
    record(event, by=by, at=at, subject="window", subject_id=window.pk, agency_id=window.desk_id)
    return window
