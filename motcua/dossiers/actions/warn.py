"""Warning about a term: half used, 80 %, due, overdue; each once in a term."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.events import Warned
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.alerts import LEVEL_NAMES, Level, to_raise
from motcua.journal.actions import record
from motcua.journal.queries import entries_about
from motcua.kernel.vietnamese import format_short


@transaction.atomic(durable=True)
def warn(dossier_id: int, level: Level, *, at: datetime) -> bool:
    """Holder, head and desk are told; False when this or a higher level of this term was told before."""
    dossier = Dossier.objects.locked(dossier_id)
    if dossier.due_at is None or dossier.counted_from is None or dossier.settled_at or dossier.paused_since:
        return False
    term = dossier.counted_from.isoformat()
    known = entries_about("dossier", {dossier.pk}, Warned.kind)
    if to_raise(level, [row.data["level"] for row in known if row.data["term_from"] == term]) is None:
        return False
    event = Warned(
        level=level.value, level_name=LEVEL_NAMES[level], due_text=format_short(dossier.due_at), term_from=term
    )
    record(event, by=None, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return True
