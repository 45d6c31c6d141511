"""What asking and answering share: when a unit's own clock starts."""

from datetime import datetime

from motcua.dossiers.models import Consultation, Dossier
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.rules.deadlines import compute_due
from motcua.kernel.terms import parse_term
from motcua.kernel.worktime import WorkingCalendar
from motcua.reference.queries import limits_of
from motcua.reference.rules.limits import LimitKey


def way_of(dossier: Dossier) -> str:
    """All at once for an electronic dossier, in order for a paper one, as the dossier's regime says."""
    electronic = dossier.channel == Channel.ONLINE
    return limits_of(dossier.regime).text(LimitKey.CONSULT_ELECTRONIC if electronic else LimitKey.CONSULT_PAPER)


def open_consultation(row: Consultation, calendar: WorkingCalendar, *, at: datetime) -> None:
    """It is this unit's turn: its own clock starts. The caller saves the row."""
    row.opened_at = at
    row.due_at = compute_due(at, parse_term(row.term_text), calendar).due_at
