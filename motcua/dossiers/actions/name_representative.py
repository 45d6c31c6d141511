"""A clerk writes down who acts for the applicant from now on, with the paper of authority in hand."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import RepresentativeNamed
from motcua.dossiers.models import Dossier
from motcua.dossiers.representing import Authority, represent
from motcua.dossiers.rules.representing import BASIS_NAMES, SCOPE_NAMES
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def name_representative(dossier_id: int, authority: Authority, *, by: "User", at: datetime) -> Dossier:
    """Somebody may supplement, take the result, or both, as their paper says; with an account they follow the dossier.

    Raises Refused for anybody but a clerk of the desk, without a paper, or while somebody else acts already.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_name_representative(duties_of(by, on=day_in_vietnam(at)), dossier))
    represent(dossier, authority, by=by, officer=officer_of(by), at=at)
    event = RepresentativeNamed(
        basis=authority.basis.value,
        basis_name=BASIS_NAMES[authority.basis].lower(),
        scope=authority.scope.value,
        scope_name=SCOPE_NAMES[authority.scope].lower(),
    )
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
