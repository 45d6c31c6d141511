"""The head allows one more request for a supplement, by a legal basis."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import SecondSupplementAuthorised
from motcua.dossiers.models import Dossier, SupplementAuthorisation
from motcua.dossiers.outcome import written
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def authorise_second_supplement(dossier_id: int, *, legal_basis: str, reason: str, by: "User", at: datetime) -> Dossier:
    """One more request may be sent. Raises Refused for anybody but the head, or without a legal basis and a reason."""
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_authorise_second_supplement(duties_of(by, on=day_in_vietnam(at)), dossier))
    head = officer_of(by)
    if head is None:
        raise Refused("Tài khoản này không phải tài khoản công chức.")
    row = SupplementAuthorisation.objects.create(
        dossier=dossier,
        legal_basis=written(legal_basis, "căn cứ pháp lý của việc yêu cầu bổ sung thêm", limit=300),
        reason=written(reason, "lý do yêu cầu bổ sung thêm"),
        authorised_by=head,
        authorised_at=at,
    )
    event = SecondSupplementAuthorised(legal_basis=row.legal_basis)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
