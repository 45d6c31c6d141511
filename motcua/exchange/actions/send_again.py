"""Somebody has the portal told again how a dossier stands."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.clients.national_portal.portal import Service
from motcua.dossiers.queries import by_id
from motcua.dossiers.rules.states import NATIONAL_STATUS, State
from motcua.exchange import policies
from motcua.exchange.events import SentAgain
from motcua.exchange.models import Outbound
from motcua.exchange.outbox import message_of
from motcua.exchange.rules.telling import fits
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.dossiers.models import Dossier


@transaction.atomic(durable=True)
def send_again(dossier_id: int, *, version: str, by: "User", at: datetime) -> int:
    """What waits is tried at once, in its order; when nothing waits, the dossier is told as it stands. How many wait.

    Raises Refused for somebody who does not look after the exchange.
    """
    refuse_if(policies.may_look(duties_of(by, on=day_in_vietnam(at))))
    dossier = by_id(dossier_id)
    rows = Outbound.objects.waiting().filter(dossier_id=dossier_id)
    waiting = rows.update(failed_at=None, attempts=0, next_try=at)
    event = SentAgain(waiting or 1)
    entry = record(event, by=by, at=at, subject="exchange", subject_id=dossier.pk, agency_id=dossier.agency_id)
    if not waiting:
        status = _status(dossier)
        message_of(entry, dossier, Service.SYNC, status, updating=False, version=version, at=at).save()
    return waiting or 1


def _status(dossier: "Dossier") -> int:
    """The status told last, as long as it fits what has become of the dossier."""
    last = Outbound.objects.filter(dossier=dossier).order_by("-entry_id").values_list("status", flat=True).first()
    state = State(dossier.state)
    return last if last is not None and fits(state, last) else NATIONAL_STATUS[state]
