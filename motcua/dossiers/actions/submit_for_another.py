"""A citizen files a dossier online for somebody they act for."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from motcua.dossiers.completeness import attached_to
from motcua.dossiers.entrusted import filed_for_another
from motcua.dossiers.filing import Application, citizen, file_application
from motcua.dossiers.models import Dossier, Draft, DraftRepresentation
from motcua.dossiers.representing import Authority, represent_filing
from motcua.dossiers.rules.representing import Basis, Scope
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.people.actions import PersonFacts, find_or_add
from motcua.reference.policies import may_file_online
from motcua.reference.queries import filing_terms

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.people.models import Person


@transaction.atomic(durable=True)
def submit_for_another(draft_id: UUID, *, by: "User", at: datetime) -> Dossier:
    """File the draft: the one represented is the applicant, the account is written down as who acts for them.

    Filing twice returns the same dossier. Raises Draft.DoesNotExist for somebody else's draft or one for oneself,
    `Incomplete` with a sentence for each problem (the draft stays), Refused when people file on the national portal.
    """
    draft = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("revision__procedure", "competence__agency", "competence__unit", "competence__desk")
        .filter(pk=draft_id, owner=by)
        .first()
    )
    said = DraftRepresentation.objects.filter(draft_key=draft_id).first()
    if draft is None or said is None:
        known = filed_for_another(by, draft_id)
        if known is None:
            raise Draft.DoesNotExist(draft_id)
        return known
    terms, acting = filing_terms(day_in_vietnam(at)), citizen(by)
    refuse_if(may_file_online(terms.portal))
    application = Application(draft.pk, draft.revision, draft.competence, terms.regime, draft.data, attached_to(draft))
    dossier = file_application(application, person=_applicant(said, at), by=by, at=at)
    represent_filing(dossier, _authority(said, acting), by=by, officer=None, at=at)
    said.delete()
    draft.delete()
    return dossier


def _applicant(said: DraftRepresentation, at: datetime) -> "Person":
    """The person of that number, as the citizen wrote them down: what the record knows beside is not theirs to read."""
    facts = PersonFacts(said.identity_no, said.name, said.phone, address=said.address)
    person = find_or_add(facts, at=at)
    person.full_name, person.phone, person.email, person.address = said.name, said.phone, "", said.address
    return person


def _authority(said: DraftRepresentation, acting: "Person") -> Authority:
    return Authority(
        name=acting.full_name,
        identity_no=acting.identity_no,
        phone=acting.phone,
        basis=Basis(said.basis),
        scope=Scope(said.scope),
        paper_number=said.paper_number,
        paper_on=said.paper_on,
        upload_id=said.upload_id,
    )
