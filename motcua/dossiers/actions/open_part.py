"""A part of a linked dossier begins: a dossier of its own at the unit that settles it, with its own term."""

from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from django.db import transaction

from motcua.dossiers.appointment import begin_term
from motcua.dossiers.events import PartOpened
from motcua.dossiers.intake import Applicant, new_dossier
from motcua.dossiers.ledger import walk
from motcua.dossiers.linking import hand_papers, parts_to_open, ready_since, settling
from motcua.dossiers.models import Dossier, Link
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.procedures.queries import revision_of


@transaction.atomic(durable=True)
def open_part(link_id: int, *, at: datetime) -> Dossier | None:
    """The unit has the part with a copy of what was declared, the papers it asks for and the results it needs.

    Nobody acts here: it follows from the receipt of the whole, or from the result another part gave. None when it may
    not begin, or nobody is competent; a second time gives None too.
    """
    whole = Dossier.objects.locked(Link.objects.values_list("parent_id", flat=True).get(pk=link_id))
    link = next((one for one in parts_to_open(whole) if one.pk == link_id), None)
    if link is None or whole.is_paused:
        return None
    at = ready_since(link, whole, at)
    competence, revision = settling(link, whole, at=at), revision_of(link.procedure.code, on=day_in_vietnam(at))
    if competence is None or revision is None:
        return None
    child = new_dossier(
        filing_key=uuid5(NAMESPACE_OID, f"{whole.filing_key}:{link.position}"),
        channel=Channel(whole.channel),
        revision=revision,
        competence=competence,
        person=whole.applicant,
        applicant=_applicant(whole),
        data=whole.data,
        regime=whole.regime,
        at=at,
    )
    link.child, link.unit = child, competence.unit
    link.save(update_fields=["child", "unit"])
    calendar = begin_term(child, link.legal_basis, at=at, officer=None)
    walk(child, Verb.RECEIVE, at=at, officer=None, calendar=calendar)
    child.save()
    hand_papers(whole, link, child)
    event = PartOpened(
        whole_code=whole.code,
        unit=child.unit_id,
        unit_name=child.unit.name,
        due_at=child.due_at.isoformat() if child.due_at else "",
        due_text=format_short(child.due_at) if child.due_at else "",
    )
    record(event, by=None, at=at, subject="dossier", subject_id=child.pk, agency_id=child.agency_id)
    return child


def _applicant(whole: Dossier) -> Applicant:
    return Applicant(
        name=whole.applicant_name,
        identity_no=whole.applicant_identity_no,
        phone=whole.applicant_phone,
        email=whole.applicant_email,
        address=whole.applicant_address,
    )
