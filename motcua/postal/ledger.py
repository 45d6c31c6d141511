"""Numbers of slips and parcels, and the end of a parcel's way; inside the transaction of an act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from motcua.counters.actions import take
from motcua.dossiers.actions.return_result import give_result
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.returning import ReturnWay
from motcua.dossiers.rules.states import State
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import day_in_vietnam
from motcua.postal.events import DeliveryAttempted, ParcelBroughtBack, ParcelCarried, ParcelDelivered
from motcua.postal.models import Attempt, Parcel
from motcua.postal.rules.kinds import ParcelState
from motcua.procedures.queries import competence_at_desk, revision_of

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.organisation.models import Officer


@dataclass(frozen=True)
class Handing:
    """How the receiver took it. `proof` names what was signed; `authorisation` when somebody came for them."""

    to: str
    id_no: str = ""
    id_checked: bool = False
    authorisation: str = ""
    proof: str = ""


@dataclass(frozen=True)
class Loss:
    """How it was lost, what is done about it, and what making it again costs, in đồng."""

    circumstances: str
    remedy: str
    reissue_cost: int = 0

    def told(self) -> tuple[str, str]:
        """Circumstances and remedy as they are kept. Raises Refused when one is not told."""
        if not self.circumstances.strip() or not self.remedy.strip():
            raise Refused("Ghi rõ hoàn cảnh thất lạc và cách khắc phục.")
        return self.circumstances.strip()[:500], self.remedy.strip()[:500]


@dataclass(frozen=True)
class CountedPaper:
    """One line of the list both sign."""

    name: str
    originals: int = 0
    copies: int = 0


def procedure_counted(code: str, desk_code: str, papers: Sequence[CountedPaper], *, on: date) -> str:
    """The name of what an envelope is for. Raises Refused when the desk does not take it or nothing was counted."""
    revision = revision_of(code, on=on)
    if revision is None or competence_at_desk(code, desk_code, on=on) is None:
        raise Refused("Bộ phận Một cửa này không tiếp nhận thủ tục đã chọn.")
    if not any(paper.originals or paper.copies for paper in papers):
        raise Refused("Đếm và ghi số bản của ít nhất một giấy tờ trong hồ sơ.")
    return revision.name


def next_number(letters: str, desk_code: str, at: datetime) -> str:
    """The next number of a desk's postal papers of a year: `PG-mc-xa-24-00001`."""
    year = day_in_vietnam(at).year % 100
    serial = take(f"postal:{letters}:{desk_code}:{year}")
    return f"{letters}-{desk_code}-{year:02d}-{serial:05d}".upper()


def locked(parcel_id: int) -> Parcel:
    """The parcel with its row locked until the transaction ends."""
    rows = Parcel.objects.select_for_update(of=("self",)).select_related("desk", "dossier__desk")
    parcel: Parcel = rows.get(pk=parcel_id)
    return parcel


def invite(parcel: Parcel, reason: str, *, at: datetime) -> DeliveryAttempted:
    """One more invitation that did not end in delivery; the caller has looked at the interval and records the fact."""
    number = parcel.attempts.count() + 1
    Attempt.objects.create(parcel=parcel, number=number, reason=reason[:300], at=at)
    _move(parcel, ParcelState.ATTEMPTED, at)
    return DeliveryAttempted(parcel.label_no, number, reason)


def deliver_to(parcel: Parcel, handing: Handing, *, by: "User | None", at: datetime) -> ParcelDelivered:
    """It is in the receiver's hands, and so is the result of the dossier; the caller records the fact."""
    parcel.delivered_at, parcel.delivered_to = at, handing.to.strip()[:160]
    parcel.receiver_id_checked, parcel.receiver_id_no = handing.id_checked, handing.id_no.strip()[:20]
    parcel.authorisation, parcel.proof = handing.authorisation.strip()[:300], handing.proof.strip()[:300]
    _move(parcel, ParcelState.DELIVERED, at)
    dossier = Dossier.objects.locked(parcel.dossier_id)
    if State(dossier.state) is State.DONE:
        give_result(dossier, how=ReturnWay.POST, to=parcel.delivered_to, by=by, at=at)
    return ParcelDelivered(parcel.label_no, handing.id_checked)


def back(parcel: Parcel, reason: str, *, at: datetime) -> ParcelBroughtBack:
    """It is at the desk again; the caller records the fact."""
    parcel.note = reason[:500]
    _move(parcel, ParcelState.RETURNED, at)
    return ParcelBroughtBack(parcel.label_no, reason)


def set_off(parcel: Parcel, officer: "Officer | None", *, at: datetime) -> ParcelCarried:
    """It is on its way, signed for by an officer unless the Post's own system says so; the caller records the fact."""
    if officer is not None:
        parcel.taken_by, parcel.taken_at = officer, at
    _move(parcel, ParcelState.IN_TRANSIT, at)
    return ParcelCarried(parcel.label_no)


def _move(parcel: Parcel, state: ParcelState, at: datetime) -> None:
    parcel.state, parcel.since = state.value, at
    parcel.save()
