"""The way of a dossier as people see it: the steps walked and those still to come. Read through `queries`."""

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.ledger import place_of
from motcua.dossiers.models import Dossier, Step
from motcua.dossiers.rules.states import FINAL
from motcua.procedures.rules.steps import ProcessStep


def steps_of(dossier: Dossier) -> list[Step]:
    """The steps really walked, oldest first."""
    return list(dossier.steps.select_related("agency", "officer__user").order_by("id"))


@dataclass(frozen=True)
class Milestone:
    """A step of the process as a citizen sees it: done (with when), now (since when), or still to come."""

    name: str
    place: str
    phone: str
    state: str  # done | now | next
    since: datetime | None
    done_at: datetime | None


def milestones(dossier: Dossier) -> list[Milestone]:
    """The whole way of a dossier: every step of its table that is not passed over, with where it stands."""
    walked = {step.position: step for step in steps_of(dossier)}
    found = []
    for position, step in enumerate(dossier.revision.step_list):
        real = walked.get(position)
        if real is None and (step.optional or position < dossier.step_position):
            continue
        found.append(_milestone(dossier, step, real))
    return found


def _milestone(dossier: Dossier, step: ProcessStep, real: Step | None) -> Milestone:
    place = real.agency if real else place_of(step, dossier)
    if real is None:
        return Milestone(step.name, place.name, place.phone, "next", None, None)
    state = "done" if real.closed_at or dossier.state in FINAL else "now"
    name = real.name if state == "now" else step.name
    return Milestone(name, place.name, place.phone, state, real.opened_at, real.closed_at)
