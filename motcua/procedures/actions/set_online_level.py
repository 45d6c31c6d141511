"""Offering a procedure as an online public service."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.procedures import policies
from motcua.procedures.events import OnlineLevelSet
from motcua.procedures.models import OnlineService, Procedure
from motcua.procedures.rules.online import OnlineLevel

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def set_online_level(
    procedure_code: str,
    level: OnlineLevel,
    *,
    reason: str = "",
    assumed: bool = False,
    valid_from: date,
    by: "User | None",
    at: datetime,
) -> OnlineService:
    """The level from a day on. A service in part needs a public reason (Decree 224/2026/NĐ-CP art. 14).

    Raises Refused without that reason, or when the asker is no controller.
    """
    if by is not None:
        refuse_if(policies.may_publish(duties_of(by, on=day_in_vietnam(at))))
    if level is OnlineLevel.PARTIAL and not reason:
        raise Refused("Dịch vụ công một phần phải công khai lý do chưa cung cấp toàn trình.")
    procedure = Procedure.objects.select_for_update().get(code=procedure_code)
    current = procedure.online_services.filter(valid_to__isnull=True).first()
    if current and current.valid_from >= valid_from:
        current.delete()
    elif current:
        current.valid_to = valid_from - timedelta(days=1)
        current.save(update_fields=["valid_to"])
    service = OnlineService.objects.create(
        procedure=procedure, level=level.value, reason=reason, assumed=assumed, valid_from=valid_from
    )
    event = OnlineLevelSet(code=procedure_code, level=level.value, level_name=level.label)
    record(event, by=by, at=at, subject="procedure", subject_id=procedure.pk)
    return service
