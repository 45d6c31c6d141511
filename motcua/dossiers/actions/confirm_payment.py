"""The obligation is met: settling goes on, the due moment moved by the time the clock stood."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.appointment import resume
from motcua.dossiers.events import PaymentConfirmed
from motcua.dossiers.ledger import turn_to
from motcua.dossiers.models import Dossier, Obligation
from motcua.dossiers.outcome import written
from motcua.dossiers.rules.states import State, Verb, why_not
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def confirm_payment(dossier_id: int, *, proof: str, by: "User | None", at: datetime) -> Dossier:
    """The specialist who asked has it again. `by` None when a paid charge says so, otherwise a clerk of the desk.

    `proof` is the number of the receipt or transfer. Raises Refused for anybody else, in another state, without proof.
    """
    dossier = Dossier.objects.locked(dossier_id)
    if by is None:
        refuse_if(why_not(Verb.CONFIRM_PAYMENT, State(dossier.state)))
    else:
        refuse_if(policies.may_confirm_payment(duties_of(by, on=day_in_vietnam(at)), dossier))
    officer = officer_of(by) if by else None
    row = (
        Obligation.objects.select_for_update(of=("self",))
        .select_related("asked_by")
        .get(dossier=dossier, met_at__isnull=True)
    )
    row.proof, row.met_at, row.confirmed_by = written(proof, "số biên lai hoặc chứng từ", limit=200), at, officer
    row.save()
    calendar = resume(dossier, row.legal_basis[:200], at=at, officer=officer)
    to = row.asked_by
    turn_to(dossier, Verb.CONFIRM_PAYMENT, Verb.PROPOSE, at=at, officer=officer, to=to, calendar=calendar)
    dossier.save()
    due = dossier.due_at
    if due is None:
        raise ValueError("a received dossier has an appointment")
    event = PaymentConfirmed(proof=row.proof, due_at=due.isoformat(), due_text=format_short(due))
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
