"""The Post's system tells how far a parcel is."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.clients.post_office.office import Told
from motcua.journal.actions import record
from motcua.postal.ledger import Handing, back, deliver_to, invite, locked, set_off
from motcua.postal.models import Parcel, Tracking
from motcua.postal.rules.kinds import PARCEL_STATE_NAMES, ParcelState
from motcua.postal.rules.tracking import moved_by

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.journal.events import Event


@transaction.atomic(durable=True)
def take_tracking(parcel_id: int, told: Told, *, by: "User | None", at: datetime) -> bool:
    """Keep what is told, once, and let the parcel follow where it is newer than what is known; whether it was new.

    Told of a loss, nothing moves: the procedure of a loss is begun by a person. Raises ValueError for a state there is
    not, and for a moment later than `at`.
    """
    state = ParcelState(told.state)
    if told.at > at:
        raise ValueError("“at” ở tương lai")
    parcel = locked(parcel_id)
    if Tracking.objects.filter(event_no=told.event_no).exists():
        return False
    moves = moved_by(ParcelState(parcel.state), parcel.since, state, told.at)
    Tracking.objects.create(
        parcel=parcel,
        event_no=told.event_no,
        state=state.value,
        at=told.at,
        place=told.place,
        note=told.note or PARCEL_STATE_NAMES[state],
        heard_at=at,
        moved=moves,
    )
    event = _follow(parcel, state, told) if moves else None
    if event is not None:
        record(event, by=by, at=at, subject="dossier", subject_id=parcel.dossier_id, agency_id=parcel.dossier.agency_id)
    return True


def _follow(parcel: Parcel, state: ParcelState, told: Told) -> "Event | None":
    moment = max(told.at, parcel.handed_at)
    if state is ParcelState.DELIVERED:
        handing = Handing(told.receiver or parcel.receiver_name, id_checked=told.id_checked, proof=told.event_no)
        return deliver_to(parcel, handing, by=None, at=moment)
    if state is ParcelState.ATTEMPTED:
        return invite(parcel, told.note or "Bưu chính không ghi lý do", at=moment)
    if state is ParcelState.RETURNED:
        return back(parcel, told.note or "Bưu chính không ghi lý do", at=moment)
    set_off(parcel, None, at=moment)
    return None
