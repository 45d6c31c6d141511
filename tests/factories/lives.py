"""Whole lives of dossiers for the figures: the states and the journal of the ordinary acts, without papers and keys."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from motcua.dossiers.appointment import appoint, received_event
from motcua.dossiers.events import ResultReturned, ResultSealed, Submitted
from motcua.dossiers.intake import Applicant, new_dossier
from motcua.dossiers.ledger import walk
from motcua.dossiers.models import Dossier
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.rules.deadlines import timeliness
from motcua.dossiers.rules.states import TIMELINESS_NAMES, State, Verb
from motcua.journal.actions import record
from motcua.journal.events import Event
from motcua.journal.models import Entry
from motcua.kernel.worktime import day_in_vietnam
from motcua.monitoring.actions import count
from motcua.people.actions import PersonFacts, find_or_add
from motcua.procedures.queries import competence_for, revision_of
from motcua.reference.queries import regime_on
from motcua.surveys.events import Rated


@dataclass(frozen=True)
class Life:
    """What becomes of one dossier and when; what is None has not happened."""

    procedure: str
    agency: str
    filed: datetime
    received: datetime | None = None
    settled: datetime | None = None
    returned: datetime | None = None
    satisfied: bool | None = None
    channel: Channel = Channel.ONLINE


def live(life: Life) -> Dossier:
    """Write the dossier and its facts, and count each fact."""
    dossier = _filed(life)
    if life.received:
        appoint(dossier, at=life.received, officer=None)
        walk(dossier, Verb.RECEIVE, at=life.received, officer=None)
        dossier.save()
        _record(received_event(dossier, filed_here=life.channel is not Channel.ONLINE), dossier, life.received)
    if life.settled:
        _settle(dossier, life.settled)
    if life.returned:
        dossier.state, dossier.returned_at = State.RETURNED.value, life.returned
        dossier.save()
        _record(ResultReturned(how="in_person", how_name="trực tiếp"), dossier, life.returned)
        if life.satisfied is not None:
            _record(
                Rated(score=2 if life.satisfied else 1, score_name="", satisfied=life.satisfied), dossier, life.returned
            )
    return dossier


def _filed(life: Life) -> Dossier:
    on = day_in_vietnam(life.filed)
    revision, competence = revision_of(life.procedure, on=on), competence_for(life.procedure, life.agency, on=on)
    assert revision is not None and competence is not None
    person = find_or_add(PersonFacts("000190000009", "Nguyễn Thị Số Liệu", "0900000999"), at=life.filed)
    applicant = Applicant(person.full_name, person.identity_no, person.phone)
    dossier = new_dossier(
        filing_key=uuid4(), channel=life.channel, revision=revision, competence=competence, person=person,
        applicant=applicant, data={}, regime=regime_on(on).key, at=life.filed,
    )  # fmt: skip
    if life.channel is Channel.ONLINE:
        event = Submitted(
            code=dossier.code, channel="online", channel_name="trực tuyến", procedure=life.procedure, files=0
        )
        _record(event, dossier, life.filed)
    return dossier


def _settle(dossier: Dossier, at: datetime) -> None:
    assert dossier.due_at is not None and dossier.due_on is not None
    outcome = timeliness(at, dossier.due_at, dossier.revision.term.unit)
    dossier.state, dossier.settled_at, dossier.timeliness = State.DONE.value, at, outcome.value
    dossier.save()
    event = ResultSealed(
        number="01", sha256="", certificate="", timeliness=outcome.value,
        timeliness_name=TIMELINESS_NAMES[outcome.value], due_on=dossier.due_on.isoformat(), apologised=False,
    )  # fmt: skip
    _record(event, dossier, at)


def _record(event: Event, dossier: Dossier, at: datetime) -> None:
    entry: Entry = record(event, by=None, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    count(entry)
