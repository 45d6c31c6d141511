"""A received dossier of a linked procedure: what its parts are, and which unit settles each."""

from datetime import datetime

from django.db import transaction

from motcua.dossiers.events import PartsLinked
from motcua.dossiers.linking import links_of
from motcua.dossiers.models import Dossier, Link
from motcua.dossiers.rules.states import ENDED, State
from motcua.journal.actions import record
from motcua.kernel.worktime import day_in_vietnam
from motcua.procedures.models import LinkedPart
from motcua.procedures.queries import competence_beside, linked_parts, revision_of


@transaction.atomic(durable=True)
def link_parts(dossier_id: int, *, at: datetime) -> list[Link]:
    """The parts of the group in force on the day of receipt, written once; none for a procedure that is not linked.

    Nobody acts here: it follows from the receipt. A second time gives what is there.
    """
    whole = Dossier.objects.locked(dossier_id)
    if known := links_of(whole):
        return known
    parts = [] if whole.received_at is None else linked_parts(_code(whole), on=day_in_vietnam(whole.received_at))
    if not parts or State(whole.state) in ENDED:
        return []
    links = Link.objects.bulk_create(_link(whole, part, at) for part in parts)
    event = PartsLinked(
        count=len(links), names=", ".join(f"“{link.name}”" for link in links), legal_basis=links[0].legal_basis
    )
    record(event, by=None, at=at, subject="dossier", subject_id=whole.pk, agency_id=whole.agency_id)
    return links


def _code(whole: Dossier) -> str:
    return whole.revision.procedure.code


def _link(whole: Dossier, part: LinkedPart, at: datetime) -> Link:
    on = day_in_vietnam(at)
    competence, revision = (
        competence_beside(part.procedure.code, whole.agency, on=on),
        revision_of(part.procedure.code, on=on),
    )
    return Link(
        parent=whole,
        position=part.position,
        procedure=part.procedure,
        name=revision.name if revision else part.procedure.code,
        unit=competence.unit if competence and revision else None,
        needs=part.needs,
        legal_basis=part.group.legal_basis,
    )
