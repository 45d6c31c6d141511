"""The receiver signs for a parcel: the result is returned."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.postal import policies
from motcua.postal.ledger import Handing, deliver_to, locked
from motcua.postal.models import Parcel

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def deliver(parcel_id: int, handing: Handing, *, by: "User", at: datetime) -> Parcel:
    """In the receiver's hands, and the dossier is returned by post.

    Raises Refused when the receiver's papers were not looked at, somebody else came without an authorisation, nothing
    proves it, or the parcel is not on its way.
    """
    parcel = locked(parcel_id)
    refuse_if(policies.may_deliver(duties_of(by, on=day_in_vietnam(at)), parcel))
    if not handing.to.strip():
        raise Refused("Ghi họ tên người đã nhận.")
    if not handing.id_checked or not handing.id_no.strip():
        raise Refused("Phải đối chiếu giấy tờ tùy thân của người nhận và ghi số giấy tờ trước khi phát.")
    if handing.to.strip().casefold() != parcel.receiver_name.casefold() and not handing.authorisation.strip():
        raise Refused(f"Người nhận ghi trên bưu gửi là {parcel.receiver_name}; người khác nhận phải có giấy ủy quyền.")
    if not handing.proof.strip():
        raise Refused("Ghi bằng chứng phát: số phiếu có chữ ký người nhận.")
    event = deliver_to(parcel, handing, by=by, at=at)
    record(event, by=by, at=at, subject="dossier", subject_id=parcel.dossier_id, agency_id=parcel.dossier.agency_id)
    return parcel
