"""A parcel is lost: reported, apologised for, made again at the operator's cost."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.postal import policies
from motcua.postal.events import ParcelLost
from motcua.postal.ledger import locked
from motcua.postal.models import LossReport, Parcel
from motcua.postal.rules.kinds import ParcelState

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class Loss:
    """How it was lost, what is done about it, and what making it again costs, in đồng."""

    circumstances: str
    remedy: str
    reissue_cost: int = 0


@transaction.atomic(durable=True)
def report_lost(parcel_id: int, loss: Loss, *, by: "User", at: datetime) -> LossReport:
    """The report; the applicant is told and asked for pardon. The operator bears the cost (Decision 45/2016 art. 14).

    Raises Refused for a parcel that has ended, for anybody but the Post or the desk, or when a part is not told.
    """
    parcel: Parcel = locked(parcel_id)
    refuse_if(policies.may_report_loss(duties_of(by, on=day_in_vietnam(at)), parcel))
    reporter = officer_of(by)
    if reporter is None or not loss.circumstances.strip() or not loss.remedy.strip():
        raise Refused("Ghi rõ hoàn cảnh thất lạc và cách khắc phục.")
    parcel.state, parcel.since, parcel.note = ParcelState.LOST.value, at, loss.circumstances.strip()[:500]
    parcel.save()
    report = LossReport.objects.create(
        parcel=parcel,
        circumstances=loss.circumstances.strip()[:500],
        remedy=loss.remedy.strip()[:500],
        reissue_cost=loss.reissue_cost,
        reported_by=reporter,
        reported_at=at,
    )
    event = ParcelLost(parcel.label_no, loss.reissue_cost)
    record(event, by=by, at=at, subject="dossier", subject_id=parcel.dossier_id, agency_id=parcel.dossier.agency_id)
    return report
