"""The control slip of a dossier, read from the ledger of its steps and from the opinions that were asked.

The caller has found the dossier through the asker.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise

from motcua.dossiers.letterheads import desk_office
from motcua.dossiers.models import Consultation, Dossier, Step
from motcua.dossiers.paper_slips import slip_of
from motcua.dossiers.rules.deadlines import timeliness
from motcua.dossiers.rules.states import TIMELINESS_NAMES
from motcua.organisation.rules.kinds import ROLE_NAMES, Role
from motcua.papers.control_slip import ControlSlip, HandOverRow, render_control_slip
from motcua.papers.form_names import FormKey, form_name


def control_slip_pdf(dossier: Dossier, *, at: datetime) -> bytes:
    """Form 06 (05 before 07/2025) as it stands at `at`. Raises ValueError for a dossier not received yet."""
    if dossier.received_at is None or dossier.due_at is None:
        raise ValueError("a dossier that is not received has no control slip")
    serial = dossier.code.rsplit("-", 1)[-1]
    consultations = list(dossier.consultations.select_related("asked", "asked_by__user", "answered_by__user"))
    rows = sorted(
        [*_steps(dossier), *_papers(dossier), *_opinions(dossier, consultations)], key=lambda row: row.handed_at
    )
    return render_control_slip(
        ControlSlip(
            form=form_name(dossier.regime, FormKey.CONTROL_SLIP, no=serial, desk=dossier.desk.name),
            office=desk_office(dossier),
            dossier_code=dossier.code,
            procedure=dossier.revision.name,
            settling_unit=dossier.unit.name,
            coordinating_units=tuple(dict.fromkeys(one.asked.name for one in consultations)),
            received_at=dossier.received_at,
            due_at=dossier.due_at,
            rows=tuple(rows),
            printed_at=at,
        )
    )


def _steps(dossier: Dossier) -> Iterator[HandOverRow]:
    """One row where a step ends and the next begins, with the word on the step that ended; the applicant last."""
    steps = list(dossier.steps.select_related("agency", "officer__user").order_by("id"))
    for given, taken in pairwise(steps):
        yield HandOverRow(
            from_unit=given.agency.name,
            to_unit=taken.agency.name,
            handed_at=taken.opened_at,
            giver=_hand(given),
            taker=_hand(taken),
            result=_result(dossier, given),
            note=taken.name,
        )
    if dossier.returned_at and steps:
        last = steps[-1]
        yield HandOverRow(
            from_unit=last.agency.name,
            to_unit="Hồ sơ liên thông" if dossier.is_part else "Người nộp hồ sơ",
            handed_at=dossier.returned_at,
            giver=_hand(last),
            taker=dossier.returned_to or dossier.applicant_name,
            result=_result(dossier, last),
            note="Chuyển kết quả" if dossier.is_part else "Trả kết quả",
        )


def _papers(dossier: Dossier) -> Iterator[HandOverRow]:
    """The paper file on its way from the desk to the unit, with the receiver's word."""
    line = slip_of(dossier)
    if line is None:
        return
    slip, word = line.slip, line.word.capitalize()
    taker = slip.taken_by.full_name if slip.taken_by else slip.unit.name
    note = f"Bản giấy, phiếu số {slip.number}"
    yield HandOverRow(slip.desk.name, slip.unit.name, slip.given_at, slip.given_by.full_name, taker, word, note)


def _opinions(dossier: Dossier, consultations: list[Consultation]) -> Iterator[HandOverRow]:
    for one in consultations:
        asker, unit = one.asked_by.full_name, dossier.unit.name
        if one.opened_at:
            yield HandOverRow(unit, one.asked.name, one.opened_at, asker, one.asked.name, note="Lấy ý kiến phối hợp")
        if one.answered_at and one.answered_by:
            result = TIMELINESS_NAMES.get(one.timeliness, "").capitalize()
            yield HandOverRow(
                one.asked.name, unit, one.answered_at, one.answered_by.full_name, asker, result, "Trả lời ý kiến"
            )


def _hand(step: Step) -> str:
    return step.officer.full_name if step.officer else ROLE_NAMES[Role(step.role)]


def _result(dossier: Dossier, step: Step) -> str:
    """Early, on time or late; a step without a time of its own has no word."""
    if step.due_at is None or step.closed_at is None:
        return ""
    return TIMELINESS_NAMES[timeliness(step.closed_at, step.due_at, dossier.revision.term.unit).value].capitalize()
