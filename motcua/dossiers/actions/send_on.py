"""The desk that took a dossier in gives it to the competent desk: papers on their way, the electronic file with them."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import SentOn
from motcua.dossiers.models import Dossier, Transfer
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def send_on(dossier_id: int, *, by: "User", at: datetime) -> Dossier:
    """Say that it has left. Raises Refused for anybody but a clerk of the desk that took it, or when it has left."""
    dossier = Dossier.objects.locked(dossier_id)
    way = Transfer.objects.select_related("from_desk", "to_desk").filter(dossier=dossier).first()
    refuse_if(policies.may_send_on(duties_of(by, on=day_in_vietnam(at)), way))
    assert way is not None
    way.sent_at, way.sent_by = at, officer_of(by)
    way.save(update_fields=["sent_at", "sent_by"])
    event = SentOn(
        from_desk=way.from_desk_id,
        from_name=way.from_desk.name,
        to_desk=way.to_desk_id,
        to_name=way.to_desk.name,
        timeliness_name="quá hạn chuyển" if way.is_late else "đúng hạn chuyển",
    )
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
