"""A window calls the next person."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.queueing import policies
from motcua.queueing.events import TicketCalled
from motcua.queueing.ledger import call_to, must_be_free, rules_of, window_of
from motcua.queueing.models import Ticket, Window
from motcua.queueing.rules.order import Line, lines, run_after

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def call_next(*, by: "User", at: datetime) -> Ticket:
    """The ticket that is next by `rules.order`, called to the window `by` sits at.

    Tickets another window is taking at this moment are passed over (SKIP LOCKED): windows do not wait for each other
    and no ticket is called by two. Raises Refused when nobody waits or the window still calls somebody.
    """
    day, window = day_in_vietnam(at), window_of(by)
    refuse_if(policies.may_work_at(window.desk, duties_of(by, on=day)))
    must_be_free(window, day)
    limit = rules_of(window.desk_id).priority_in_a_row
    series_ids = set(window.serves.values_list("pk", flat=True))
    for line in lines(window.priority_run, limit):
        ticket = _claim(window, series_ids, line, at)
        if ticket is not None:
            window.priority_run = run_after(line, window.priority_run, limit)
            window.save(update_fields=["priority_run"])
            break
    else:
        raise Refused("Không còn ai chờ ở các lĩnh vực của quầy này.")
    call_to(window, ticket, at)
    event = TicketCalled(code=ticket.code, window=window.number)
    record(event, by=by, at=at, subject="ticket", subject_id=ticket.pk, agency_id=window.desk_id)
    return ticket


def _claim(window: Window, series_ids: set[int], line: Line, at: datetime) -> Ticket | None:
    rows = Ticket.objects.waiting(window.desk_id, day_in_vietnam(at), series_ids).in_line(line)
    return rows.select_related("series__field").select_for_update(skip_locked=True, of=("self",)).first()
