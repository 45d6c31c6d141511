"""What the acts that end a dossier share: how it stands in the figures, and the rows that say how it ended."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from motcua.dossiers.appointment import stop
from motcua.dossiers.events import Withdrawn
from motcua.dossiers.ledger import close_step
from motcua.dossiers.models import Dossier, Ending
from motcua.dossiers.rules.deadlines import timeliness
from motcua.dossiers.rules.pins import REFUSAL_REASON_NAMES, RefusalReason
from motcua.dossiers.rules.states import State, Verb, after
from motcua.kernel.refusals import Refused
from motcua.organisation.queries import officer_of
from motcua.reference.queries import limits_of
from motcua.reference.rules.limits import LimitKey

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.organisation.models import Officer


@dataclass(frozen=True)
class Standing:
    """How a dossier stood when it ended: received or not, its clock running or not, in time or not."""

    was_received: bool
    ran: bool
    timeliness: str
    due_on: str


def end(dossier: Dossier, verb: Verb, ending: Ending, *, at: datetime, officer: "Officer | None") -> Standing:
    """The dossier has ended without a result. A clock that stands counts to the moment it stood still.

    The dossier and its ending are written; the caller records the fact.
    """
    standing = standing_of(dossier, at=at)
    ending.dossier, ending.state_then, ending.at = dossier, dossier.state, at
    dossier.state = after(verb, State(dossier.state)).value
    dossier.settled_at, dossier.timeliness, dossier.paused_since = at, standing.timeliness, None
    close_step(dossier, at=at, officer=officer)
    stop(dossier, at=at)
    ending.save(force_insert=True)
    dossier.save()
    return standing


def refused(
    dossier: Dossier, verb: Verb, code: RefusalReason, reason: str, legal_basis: str, *, by: "User", at: datetime
) -> dict[str, Any]:
    """The dossier has ended with form 03, before reception or after; what the fact says, for the caller to record.

    Raises Refused without a reason or a legal basis.
    """
    ending = Ending(
        kind=Ending.Kind.REFUSED,
        reason_code=code.value,
        reason=written(reason, "lý do từ chối"),
        legal_basis=written(legal_basis, "căn cứ pháp lý của việc từ chối", limit=300),
        officer=officer_of(by),
    )
    standing = end(dossier, verb, ending, at=at, officer=ending.officer)
    said = {"reason_code": code.value, "reason_name": REFUSAL_REASON_NAMES[code], "legal_basis": ending.legal_basis}
    return said | vars(standing)


def stopped(dossier: Dossier, reason: str, *, by: "User | None", at: datetime) -> Withdrawn:
    """The applicant has stopped the dossier (form 05); `by` is None when they said so to another system.

    The caller has asked whether it may be, and records the fact. Raises Refused without a reason.
    """
    ending = Ending(
        kind=Ending.Kind.WITHDRAWN,
        reason=written(reason, "lý do dừng giải quyết"),
        legal_basis=limits_of(dossier.regime).article(LimitKey.WITHDRAW_UNTIL),
        officer=officer_of(by) if by else None,
        asked_by=by,
    )
    return Withdrawn(**vars(end(dossier, Verb.WITHDRAW, ending, at=at, officer=ending.officer)))


def standing_of(dossier: Dossier, *, at: datetime) -> Standing:
    """How the dossier stands now."""
    if dossier.due_at is None or dossier.due_on is None:
        return Standing(was_received=False, ran=False, timeliness="", due_on="")
    outcome = timeliness(dossier.paused_since or at, dossier.due_at, dossier.revision.term.unit)
    return Standing(
        was_received=True, ran=dossier.paused_since is None, timeliness=outcome.value, due_on=dossier.due_on.isoformat()
    )


def written(text: str, what: str, *, limit: int = 1000) -> str:
    """The text as it is kept. Raises Refused when nothing was written."""
    if not text.strip():
        raise Refused(f"Cần ghi {what}.")
    return text.strip()[:limit]
