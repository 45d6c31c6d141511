"""A clerk receives a dossier that waits at the desk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.appointment import appoint, received_event
from motcua.dossiers.ledger import walk
from motcua.dossiers.models import Dossier, Transfer
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.rules.pins import Stage
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Officer
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def receive(dossier_id: int, *, by: "User", at: datetime) -> Dossier:
    """The dossier is complete and correct: the clock starts and the appointment is promised (Decree 118/2025 art. 17).

    Raises Refused when the asker is no clerk of the desk or somebody has received it already.

    What another desk of the province took in has arrived with it.

    After a supplement asked for in settling the term starts from zero, and the specialist who asked has it again.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_receive(duties_of(by, on=day_in_vietnam(at)), dossier))
    officer = officer_of(by)
    calendar = appoint(dossier, at=at, officer=officer)
    walk(dossier, Verb.RECEIVE, at=at, officer=officer, to=_who_asked(dossier), calendar=calendar)
    dossier.save()
    event = received_event(dossier, filed_here=False, from_elsewhere=_arrived(dossier, officer, at))
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier


def _arrived(dossier: Dossier, officer: Officer | None, at: datetime) -> bool:
    """Whether another desk of the province took it in, and it has come with this receipt."""
    if dossier.channel != Channel.DIRECT:
        return False
    on_its_way = Transfer.objects.filter(dossier=dossier, arrived_at__isnull=True)
    return bool(on_its_way.update(arrived_at=at, received_by=officer))


def _who_asked(dossier: Dossier) -> Officer | None:
    last = dossier.supplements.select_related("asked_by").order_by("-number").first()
    return last.asked_by if last and last.stage == Stage.REVIEW else None
