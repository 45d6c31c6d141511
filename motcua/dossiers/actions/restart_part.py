"""The linked dossier was put right and received again: a part that stood still starts its term from zero."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.appointment import begin_term
from motcua.dossiers.events import PartRestarted
from motcua.dossiers.ledger import close_step, hold, open_step
from motcua.dossiers.linking import hand_papers
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.states import State, Verb, allowed
from motcua.journal.actions import record
from motcua.kernel.vietnamese import format_short


@transaction.atomic(durable=True)
def restart_part(dossier_id: int, *, at: datetime) -> Dossier | None:
    """The part has the new copy of what was declared and of its papers, and its term from zero (Decree 61/2018 art. 19).

    Nobody acts here: it follows from the new receipt. None when the part
    began with what is there now, or has a result before the head.
    """
    child = Dossier.objects.locked(dossier_id)
    whole = child.parent_link.parent
    if whole.is_paused or not allowed(Verb.PROPOSE, State(child.state)) or not _began_before(child, whole):
        return None
    child.data = whole.data
    calendar = begin_term(child, child.parent_link.legal_basis, at=at, officer=None)
    officer = child.holder_officer
    close_step(child, at=at, officer=officer)
    open_step(child, hold(child, child.step_position, at=at, officer=officer), at=at, calendar=calendar)
    child.save()
    child.papers.current().update(superseded_at=at)
    hand_papers(whole, child.parent_link, child)
    event = PartRestarted(
        whole_code=whole.code,
        due_at=child.due_at.isoformat() if child.due_at else "",
        due_text=format_short(child.due_at) if child.due_at else "",
    )
    record(event, by=None, at=at, subject="dossier", subject_id=child.pk, agency_id=child.agency_id)
    return child


def _began_before(child: Dossier, whole: Dossier) -> bool:
    """Whether the present term of the part is older than that of the whole."""
    return bool(whole.term_from and child.term_from and child.term_from < whole.term_from)
