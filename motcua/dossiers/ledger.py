"""Walking a dossier along its process: the one place that moves a state, closes a step and opens the next.

Actions call it inside their own transaction, with the dossier's row locked.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from motcua.dossiers.models import Dossier, Step, Transfer
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.rules.deadlines import step_due
from motcua.dossiers.rules.states import State, Verb, after
from motcua.kernel.worktime import WorkingCalendar
from motcua.organisation.rules.kinds import Role
from motcua.procedures.rules.steps import ProcessStep, StepUnit
from motcua.rows.writing import add

if TYPE_CHECKING:
    from motcua.organisation.models import Agency, Officer


def place_of(step: ProcessStep, dossier: Dossier) -> "Agency":
    """The agency where a step is done: the desk, the unit that settles, or the authority that decides.

    A result is returned where the dossier was taken in, when that was elsewhere and the applicant asked for it.
    """
    places = {StepUnit.DESK: dossier.desk, StepUnit.SETTLING: dossier.unit, StepUnit.DECIDING: dossier.agency}
    if step.verb == Verb.RETURN_RESULT.value and dossier.channel == Channel.DIRECT:
        chosen = Transfer.objects.select_related("from_desk").filter(dossier=dossier, return_here=True).first()
        return chosen.from_desk if chosen else places[step.unit]
    return places[step.unit]


def hold(dossier: Dossier, position: int, *, at: datetime, officer: "Officer | None" = None) -> ProcessStep:
    """Say who holds the dossier from now: the step at `position` of its revision's table, and who does it."""
    step = dossier.revision.step_list[position]
    dossier.step_position = position
    dossier.holder_role = step.role
    dossier.holder_agency = place_of(step, dossier)
    dossier.holder_officer = officer
    dossier.held_since = at
    return step


def open_step(dossier: Dossier, step: ProcessStep, *, at: datetime, calendar: WorkingCalendar | None = None) -> Step:
    """Write the ledger row of the step that begins; its own due moment is its share of the dossier's term."""
    opened = new_step(dossier, step, at=at, calendar=calendar)
    add(opened)
    return opened


def new_step(dossier: Dossier, step: ProcessStep, *, at: datetime, calendar: WorkingCalendar | None = None) -> Step:
    """That row, not written yet: a new dossier and its first step are written together."""
    return Step(
        dossier=dossier,
        position=dossier.step_position,
        key=step.key,
        name=step.name,
        role=step.role,
        agency=dossier.holder_agency,
        officer=dossier.holder_officer,
        opened_at=at,
        due_at=_step_due(dossier, step, at, calendar),
    )


def close_step(dossier: Dossier, *, at: datetime, officer: "Officer | None") -> None:
    """Close the open step in the name of the officer who did it."""
    Step.objects.filter(dossier=dossier, closed_at__isnull=True).update(closed_at=at, officer=officer)


def walk(
    dossier: Dossier,
    verb: Verb,
    *,
    at: datetime,
    officer: "Officer | None",
    to: "Officer | None" = None,
    calendar: WorkingCalendar | None = None,
) -> None:
    """The verb has been done: new state, its step closed, the next step of the table open for `to` or for everybody."""
    dossier.state = after(verb, State(dossier.state)).value
    close_step(dossier, at=at, officer=officer)
    position = next_position(dossier.revision.step_list, verb, dossier.step_position)
    if position is None:
        return
    step = hold(dossier, position, at=at, officer=to)
    open_step(dossier, step, at=at, calendar=calendar)


def turn_to(
    dossier: Dossier,
    verb: Verb,
    goal: Verb,
    *,
    at: datetime,
    officer: "Officer | None",
    to: "Officer | None" = None,
    calendar: WorkingCalendar | None = None,
) -> None:
    """The verb has led off the table's straight way: its state, and open again the step whose act is `goal`."""
    dossier.state = after(verb, State(dossier.state)).value
    close_step(dossier, at=at, officer=officer)
    step = hold(dossier, position_of(dossier.revision.step_list, goal), at=at, officer=to)
    open_step(dossier, step, at=at, calendar=calendar)


def wait(dossier: Dossier, verb: Verb, *, at: datetime, officer: "Officer | None") -> None:
    """The applicant has to act: the desk keeps the dossier, and no officer's step is open but the waiting one."""
    dossier.state = after(verb, State(dossier.state)).value
    close_step(dossier, at=at, officer=officer)
    dossier.holder_role, dossier.holder_agency, dossier.holder_officer = Role.RECEIVER.value, dossier.desk, None
    dossier.held_since = at
    Step.objects.create(
        dossier=dossier,
        position=dossier.step_position,
        key=dossier.state,
        name=dossier.state_name,
        role=dossier.holder_role,
        agency=dossier.desk,
        opened_at=at,
    )


def position_of(steps: list[ProcessStep], verb: Verb) -> int:
    """The place of a verb's step in a table; the first step when the table leaves it out."""
    return next((place for place, step in enumerate(steps) if step.verb == verb.value), 0)


def next_position(steps: list[ProcessStep], verb: Verb, here: int) -> int | None:
    """Where the table goes on after a verb: the next step that may not be passed over; None at the end.

    A verb the table does not have (an assignment where the table leaves it out) leaves the dossier at `here`.
    """
    done = next((place for place, step in enumerate(steps) if step.verb == verb.value), None)
    if done is None:
        return here
    following = (place for place, step in enumerate(steps) if place > done and not step.optional)
    return next(following, None)


def _step_due(dossier: Dossier, step: ProcessStep, at: datetime, calendar: WorkingCalendar | None) -> datetime | None:
    if calendar is None or dossier.due_at is None or dossier.counted_from is None or not step.share:
        return None
    return step_due(at, dossier.counted_from, dossier.due_at, step.share, calendar)
