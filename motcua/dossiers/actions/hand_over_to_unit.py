"""The head of a unit gives a dossier to another unit of the same authority."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import HandedOver
from motcua.dossiers.ledger import turn_to
from motcua.dossiers.models import Dossier, HandOver
from motcua.dossiers.outcome import written
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of, officer_of
from motcua.organisation.rules.kinds import AgencyKind
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def hand_over_to_unit(dossier_id: int, unit_code: str, *, reason: str, by: "User", at: datetime) -> Dossier:
    """The other unit settles it from now, and is counted for it. The clock runs on.

    Raises Refused for anybody but the head of the unit, for a unit of another authority, or without a reason.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_hand_over(duties_of(by, on=day_in_vietnam(at)), dossier))
    officer, old = officer_of(by), dossier.unit
    new = Agency.objects.filter(code=unit_code).exclude(kind=AgencyKind.DESK).first()
    if new is None or officer is None or dossier.agency_id not in (new.pk, new.parent_id):
        raise Refused(f"Chỉ chuyển hồ sơ cho đơn vị thuộc {dossier.agency.name}.")
    if new.pk == old.pk:
        raise Refused(f"Hồ sơ đang do {old.name} giải quyết.")
    kept = written(reason, "lý do chuyển hồ sơ")
    HandOver.objects.create(dossier=dossier, from_unit=old, to_unit=new, reason=kept, by=officer, at=at)
    dossier.unit = new
    calendar = working_calendar(dossier.agency.code)
    turn_to(dossier, Verb.HAND_OVER_TO_UNIT, Verb.PROPOSE, at=at, officer=officer, calendar=calendar)
    dossier.save()
    event = HandedOver(
        from_unit=old.pk,
        to_unit=new.pk,
        from_name=old.name,
        to_name=new.name,
        due_on=dossier.due_on.isoformat() if dossier.due_on else "",
    )
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
