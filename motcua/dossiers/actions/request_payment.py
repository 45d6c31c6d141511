"""The applicant has to meet a financial obligation before settling goes on; the clock stands."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.appointment import pause
from motcua.dossiers.events import PaymentRequested
from motcua.dossiers.ledger import wait
from motcua.dossiers.models import Dossier, Obligation
from motcua.dossiers.outcome import written
from motcua.dossiers.rules.clock import Cause
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.money import format_vnd
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def request_payment(dossier_id: int, *, what: str, amount: int, legal_basis: str, by: "User", at: datetime) -> Dossier:
    """Nothing is done until the obligation is met; the term stands still meanwhile. `amount` in đồng.

    Raises Refused for anybody but the specialist, or without a purpose, a positive amount and a legal basis.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_request_payment(duties_of(by, on=day_in_vietnam(at)), dossier))
    officer = officer_of(by)
    if officer is None or amount <= 0:
        raise Refused("Số tiền phải thực hiện là số nguyên dương, tính bằng đồng.")
    row = Obligation.objects.create(
        dossier=dossier,
        what=written(what, "nội dung nghĩa vụ tài chính", limit=300),
        amount=amount,
        legal_basis=written(legal_basis, "căn cứ pháp lý của nghĩa vụ tài chính", limit=300),
        asked_by=officer,
        asked_at=at,
    )
    pause(dossier, Cause.PAYMENT, row.legal_basis[:200], at=at, officer=officer)
    wait(dossier, Verb.REQUEST_PAYMENT, at=at, officer=officer)
    dossier.save()
    event = PaymentRequested(
        amount=amount,
        amount_text=format_vnd(amount),
        legal_basis=row.legal_basis,
        stood_still=True,
        due_on=dossier.due_on.isoformat() if dossier.due_on else "",
    )
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
