"""Warning about an online filing nobody has answered: half the time used, 80 %, all of it, overdue; each once."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.events import IntakeWarned
from motcua.dossiers.intake_clock import answer_by
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.alerts import INTAKE_LEVEL_NAMES, Level, to_raise
from motcua.journal.actions import record
from motcua.journal.queries import entries_about
from motcua.kernel.vietnamese import format_short
from motcua.reference.queries import limits_of, working_calendar


@transaction.atomic(durable=True)
def warn_intake(dossier_id: int, level: Level, *, at: datetime) -> bool:
    """The desk is told; False when it was told of this or a higher level, or has answered in the meantime."""
    dossier = Dossier.objects.locked(dossier_id)
    until = answer_by(dossier, limits_of(dossier.regime), working_calendar(dossier.agency.code))
    if until is None:
        return False
    since = dossier.held_since.isoformat()
    known = entries_about("dossier", {dossier.pk}, IntakeWarned.kind)
    if to_raise(level, [row.data["level"] for row in known if row.data["since"] == since]) is None:
        return False
    event = IntakeWarned(
        level=level.value, level_name=INTAKE_LEVEL_NAMES[level], until_text=format_short(until), since=since
    )
    record(event, by=None, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return True
