"""What the Post tells of a parcel, in whatever order and however often it tells it."""

from datetime import datetime

from motcua.postal.rules.kinds import ENDED, ParcelState

TOLD: frozenset[ParcelState] = frozenset(
    {ParcelState.IN_TRANSIT, ParcelState.ATTEMPTED, ParcelState.DELIVERED, ParcelState.RETURNED, ParcelState.LOST}
)
"""States the Post may tell; a loss told is only noted, for the procedure of a loss is begun by a person."""


def moved_by(state: ParcelState, since: datetime, told: ParcelState, at: datetime) -> bool:
    """Whether what is told moves the parcel: never out of an end, never by something older than what is known."""
    if state in ENDED or told is state or told not in TOLD or told is ParcelState.LOST:
        return False
    return told in ENDED or state is ParcelState.HANDED_OVER or at > since
