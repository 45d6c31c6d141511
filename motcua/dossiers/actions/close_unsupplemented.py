"""Closing what was not supplemented in time: by the system each morning, or by a clerk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import ClosedUnsupplemented
from motcua.dossiers.models import Dossier, Ending
from motcua.dossiers.outcome import end
from motcua.dossiers.respond_term import respond_term
from motcua.dossiers.rules.states import State, Verb, why_not
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def close_unsupplemented(dossier_id: int, *, by: "User | None", at: datetime) -> Dossier:
    """The day to supplement by has passed: the dossier is closed. `by` None is the system's own morning round.

    Raises Refused before that day, in another state, and for anybody but a clerk of the desk.
    """
    dossier = Dossier.objects.locked(dossier_id)
    if by is None:
        refuse_if(why_not(Verb.CLOSE_UNSUPPLEMENTED, State(dossier.state)))
        refuse_if(policies.too_early_to_close(dossier, at=at))
    else:
        refuse_if(policies.may_close(duties_of(by, on=day_in_vietnam(at)), dossier, at=at))
    asked = dossier.supplements.get(answered_at__isnull=True)
    until = format_short(asked.respond_by)
    ending = Ending(
        kind=Ending.Kind.CLOSED,
        reason=f"Không bổ sung, hoàn thiện hồ sơ trong thời hạn đã thông báo ({until})",
        legal_basis=respond_term(dossier).article,
        officer=officer_of(by) if by else None,
    )
    standing = end(dossier, Verb.CLOSE_UNSUPPLEMENTED, ending, at=at, officer=ending.officer)
    event = ClosedUnsupplemented(respond_text=until, **vars(standing))
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
