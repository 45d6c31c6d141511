"""A notice about days off or swapped days has come: the due moment is counted anew, the old promise stays beside it."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.appointment import due_by_ledger, keep_promise, look_anew
from motcua.dossiers.events import DueMoved
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.clock import Cause
from motcua.journal.actions import record
from motcua.kernel.vietnamese import format_short
from motcua.reference.queries import working_calendar


@transaction.atomic(durable=True)
def recount(dossier_id: int, *, notice: str, at: datetime) -> Dossier:
    """The due moment by the calendar known now; nothing is written when it stays, the clock stands or all is over.

    `notice` names what came, as the applicant reads it. Counting again changes nothing.
    """
    dossier = Dossier.objects.locked(dossier_id)
    old, old_day = dossier.due_at, dossier.due_on
    if old is None or old_day is None or dossier.settled_at or dossier.paused_since:
        return dossier
    new = due_by_ledger(dossier, working_calendar(dossier.agency.code))
    if new == old:
        return dossier
    dossier.set_due(new)
    dossier.save()
    look_anew(dossier, at=at)
    told = [notice, f"Hạn cũ {format_short(old)}; hạn mới {format_short(new)}"]
    keep_promise(dossier, Cause.CALENDAR, notice[:200], told, at=at, officer=None)
    event = DueMoved(
        due_on=old_day.isoformat(),
        due_at=new.isoformat(),
        old_text=format_short(old),
        new_text=format_short(new),
        notice=notice,
    )
    record(event, by=None, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
