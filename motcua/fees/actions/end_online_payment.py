"""A gateway session is over without a payment."""

from datetime import datetime

from django.db import transaction

from motcua.fees.events import OnlinePaymentEnded
from motcua.fees.models import OnlineSession
from motcua.journal.actions import record


@transaction.atomic(durable=True)
def end_online_payment(session_id: str, *, by: None = None, at: datetime) -> OnlineSession:
    """Nobody asks about the session any more; ending it again changes nothing."""
    rows = OnlineSession.objects.select_for_update(of=("self",)).select_related("charge")
    session = rows.get(session_id=session_id)
    if session.closed_at is None:
        session.closed_at = at
        session.save(update_fields=["closed_at"])
        charge = session.charge
        event = OnlinePaymentEnded(charge=charge.pk, reference=str(charge.reference))
        record(event, by=by, at=at, subject=charge.subject, subject_id=charge.subject_id, agency_id=charge.agency_id)
    return session
