"""Writing the record of a field check or a council meeting."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import CheckRecorded
from motcua.dossiers.models import Check, Dossier
from motcua.dossiers.outcome import written
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class CheckFacts:
    """What the record says: when and where it was held, who took part, what was found and concluded."""

    kind: Check.Kind
    held_at: datetime
    place: str
    participants: str
    content: str
    conclusion: str


@transaction.atomic(durable=True)
def record_check(dossier_id: int, facts: CheckFacts, *, by: "User", at: datetime) -> Dossier:
    """The record is part of the dossier. Raises Refused for anybody but the specialist, or when a part is missing."""
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_record_check(duties_of(by, on=day_in_vietnam(at)), dossier))
    officer = officer_of(by)
    if officer is None or facts.held_at > at:
        raise Refused("Biên bản chỉ ghi cuộc kiểm tra, cuộc họp đã diễn ra.")
    row = Check.objects.create(
        dossier=dossier,
        kind=facts.kind,
        held_at=facts.held_at,
        place=written(facts.place, "địa điểm", limit=250),
        participants=written(facts.participants, "thành phần tham dự"),
        content=written(facts.content, "nội dung kiểm tra, cuộc họp", limit=4000),
        conclusion=written(facts.conclusion, "kết luận", limit=2000),
        recorded_by=officer,
        recorded_at=at,
    )
    kind = Check.Kind(row.kind)
    event = CheckRecorded(check_kind=kind.value, kind_name=str(kind.label).lower(), held_text=format_short(row.held_at))
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
