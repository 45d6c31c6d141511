"""A citizen files a dossier online."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from motcua.dossiers.completeness import CheckedPaper, check
from motcua.dossiers.events import Submitted
from motcua.dossiers.intake import Applicant, new_dossier
from motcua.dossiers.ledger import open_step
from motcua.dossiers.models import Dossier, DossierPaper, Draft
from motcua.dossiers.models.dossier import Channel
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused
from motcua.people.queries import person_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def submit(draft_id: UUID, *, by: "User", at: datetime) -> Dossier:
    """File the draft: a code is given when every field is right and every paper whole (and signed where it must be).

    Filing twice returns the same dossier. Raises Draft.DoesNotExist for somebody else's draft, `Incomplete` with a
    sentence for each problem (nothing is lost: the draft stays), Refused when the account is not a citizen's.
    """
    draft = (
        Draft.objects.select_for_update(of=("self",))
        .select_related("revision__procedure", "competence__agency", "competence__unit", "competence__desk")
        .filter(pk=draft_id, owner=by)
        .first()
    )
    if draft is None:
        return Dossier.objects.get(filing_key=draft_id, applicant__user=by)
    person = person_of(by)
    if person is None:
        raise Refused("Tài khoản này không phải tài khoản công dân nên không nộp hồ sơ trực tuyến được.")
    papers = check(draft, at=at)
    dossier, step = new_dossier(
        filing_key=draft.pk,
        channel=Channel.ONLINE,
        revision=draft.revision,
        competence=draft.competence,
        person=person,
        applicant=Applicant.from_form(draft.revision.form_definition, draft.data, person),
        data=draft.data,
        at=at,
    )
    open_step(dossier, step, at=at)
    _file_papers(dossier, papers)
    draft.delete()
    record(
        Submitted(
            code=dossier.code,
            channel=dossier.channel,
            channel_name=Channel.ONLINE.label.lower(),
            procedure=dossier.revision.procedure.code,
            files=len(papers),
        ),
        by=by,
        at=at,
        subject="dossier",
        subject_id=dossier.pk,
        agency_id=dossier.agency_id,
    )
    return dossier


def _file_papers(dossier: Dossier, papers: list[CheckedPaper]) -> None:
    DossierPaper.objects.bulk_create(
        DossierPaper(
            dossier=dossier,
            key=checked.paper.key,
            name=checked.paper.name,
            file_name=checked.attached.upload.name,
            blob=checked.attached.upload.blob,
            signature=checked.signature,
        )
        for checked in papers
    )
