"""A citizen files a dossier online."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from motcua.dossiers.completeness import attached_to
from motcua.dossiers.filing import Application, citizen, file_application
from motcua.dossiers.models import Dossier, Draft
from motcua.kernel.worktime import day_in_vietnam
from motcua.reference.queries import regime_on

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
        return _filed_before(draft_id, by)
    regime = regime_on(day_in_vietnam(at)).key
    application = Application(draft.pk, draft.revision, draft.competence, regime, draft.data, attached_to(draft))
    dossier = file_application(application, person=citizen(by), by=by, at=at)
    draft.delete()
    return dossier


def _filed_before(draft_id: UUID, by: "User") -> Dossier:
    dossier = Dossier.objects.filter(filing_key=draft_id, applicant__user=by).first()
    if dossier is None:
        raise Draft.DoesNotExist(draft_id)
    return dossier
