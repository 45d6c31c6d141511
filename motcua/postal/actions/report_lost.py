"""A parcel is lost: reported, apologised for, made again at the operator's cost."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.postal import policies
from motcua.postal.events import ParcelLost
from motcua.postal.ledger import Loss, locked
from motcua.postal.models import LossReport, Parcel
from motcua.postal.rules.kinds import ParcelState

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def report_lost(parcel_id: int, loss: Loss, *, by: "User", at: datetime) -> LossReport:
    """The report; the applicant is told and asked for pardon. The operator bears the cost (Decision 45/2016 art. 14).

    Raises Refused for a parcel that has ended, for anybody but the Post or the desk, or when a part is not told.
    """
    parcel: Parcel = locked(parcel_id)
    refuse_if(policies.may_report_loss(duties_of(by, on=day_in_vietnam(at)), parcel))
    reporter = officer_of(by)
    if reporter is None:
        raise Refused("Tài khoản này không phải của cán bộ hoặc nhân viên bưu chính.")
    circumstances, remedy = loss.told()
    parcel.state, parcel.since, parcel.note = ParcelState.LOST.value, at, circumstances
    parcel.save()
    report = LossReport.objects.create(
        parcel=parcel,
        circumstances=circumstances,
        remedy=remedy,
        reissue_cost=loss.reissue_cost,
        reported_by=reporter,
        reported_at=at,
    )
    event = ParcelLost(parcel.label_no, loss.reissue_cost)
    record(event, by=by, at=at, subject="dossier", subject_id=parcel.dossier_id, agency_id=parcel.dossier.agency_id)
    return report
