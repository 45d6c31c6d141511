"""One round with the Post's system: announce what it does not know, ask about what is on its way."""

from datetime import datetime

from motcua.clients.post_office.office import PostOffice, Shipment, Told, Unavailable
from motcua.postal.actions.mark_announced import mark_announced
from motcua.postal.actions.take_tracking import take_tracking
from motcua.postal.models import Parcel
from motcua.postal.queries import on_their_way, untold

AT_ONCE = 200


def exchange(office: PostOffice, *, at: datetime) -> int:
    """How many new things were done or heard. What the Post cannot answer now is asked again in the next round."""
    return sum(_announce(office, parcel, at) for parcel in untold(AT_ONCE)) + sum(
        _hear(office, parcel, at) for parcel in on_their_way(AT_ONCE)
    )


def _announce(office: PostOffice, parcel: Parcel, at: datetime) -> int:
    shipment = Shipment(
        parcel.label_no, parcel.receiver_name, parcel.receiver_phone, parcel.receiver_address, parcel.desk.code
    )
    try:
        number = office.announce(shipment)
    except Unavailable:
        return 0
    mark_announced(parcel.pk, tracking_no=number, by=None, at=at)
    return 1


def _hear(office: PostOffice, parcel: Parcel, at: datetime) -> int:
    try:
        told = office.track(parcel.label_no)
    except Unavailable:
        return 0
    ours = sorted((one for one in told if one.label_no == parcel.label_no), key=lambda one: one.at)
    return sum(_take(parcel, one, at) for one in ours)


def _take(parcel: Parcel, told: Told, at: datetime) -> bool:
    try:
        return take_tracking(parcel.pk, told, by=None, at=at)
    except ValueError:
        return False
