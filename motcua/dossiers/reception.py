"""Filing and receiving in one: what comes over the counter and what came by post share inside their transactions."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from motcua.dossiers.appointment import appoint, received_event
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.intake import Applicant, new_dossier
from motcua.dossiers.ledger import walk
from motcua.dossiers.models import Dossier, DossierPaper
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.organisation.rules.kinds import Role
from motcua.people.actions import PersonFacts, find_or_add
from motcua.procedures.queries import competence_at_desk
from motcua.procedures.rules.forms import validate
from motcua.reference.queries import regime_on

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.organisation.models import Agency
    from motcua.procedures.models import Competence, Revision


@dataclass(frozen=True)
class PaperSeen:
    """A paper the clerk has in hand: how many originals and copies were taken."""

    key: str
    originals: int = 0
    copies: int = 0


@dataclass(frozen=True)
class CounterFiling:
    """What a clerk enters. `filing_key` is made with the empty form, so that a double click files once.

    `person` is the applicant; `authority` says who stands at the desk when that is somebody else.
    """

    filing_key: UUID
    procedure_code: str
    desk_code: str
    person: PersonFacts
    data: dict[str, Any]
    papers: tuple[PaperSeen, ...] = field(default_factory=tuple)


def file_and_receive(
    filing: CounterFiling, *, channel: Channel, received_at: datetime, by: "User", at: datetime
) -> Dossier:
    """What filing at the desk does, inside the caller's transaction; the term runs from `received_at`.

    Papers that came by post were received when their record of hand-over was signed, before anybody typed them in.
    """
    competence = _competence(filing, by, at)
    revision = competence.procedure.revisions.in_force(day_in_vietnam(received_at)).get()
    check_filing(filing, revision, at)
    person = find_or_add(filing.person, at=at)
    dossier = new_dossier(
        filing_key=filing.filing_key,
        channel=channel,
        revision=revision,
        competence=competence,
        person=person,
        applicant=_applicant(filing.person),
        data=filing.data,
        regime=regime_on(day_in_vietnam(received_at)).key,
        at=received_at,
    )
    officer = officer_of(by)
    calendar = appoint(dossier, at=received_at, officer=officer)
    walk(dossier, Verb.RECEIVE, at=received_at, officer=officer, calendar=calendar)
    dossier.save()
    _take_papers(dossier, filing)
    event = received_event(dossier, filed_here=True)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier


def _competence(filing: CounterFiling, by: "User", at: datetime) -> "Competence":
    competence = competence_at_desk(filing.procedure_code, filing.desk_code, on=day_in_vietnam(at))
    if competence is None:
        raise Refused("Bộ phận Một cửa này không tiếp nhận thủ tục đã chọn.")
    only_clerks_of(competence.desk, by, at)
    return competence


def only_clerks_of(desk: "Agency", by: "User", at: datetime) -> None:
    if not duties_of(by, on=day_in_vietnam(at)).holds(Role.RECEIVER, desk.pk):
        raise Refused(f"Chỉ cán bộ tiếp nhận của {desk.name} được tiếp nhận hồ sơ tại đây.")


def check_filing(filing: CounterFiling, revision: "Revision", at: datetime) -> None:
    """Raise `Incomplete` with a sentence for each field that is not right and each required paper not taken."""
    fields = validate(filing.data, revision.form_definition, today=day_in_vietnam(at))
    seen = {paper.key for paper in filing.papers if paper.originals or paper.copies}
    papers = {
        paper.key: f"Chưa nhận “{paper.name}” (giấy tờ bắt buộc)."
        for paper in revision.paper_list
        if paper.must_be_uploaded and paper.key not in seen
    }
    if fields or papers:
        raise Incomplete(fields, papers)


def _applicant(person: PersonFacts) -> Applicant:
    return Applicant(person.full_name, person.identity_no, person.phone, person.email, person.address)


def _take_papers(dossier: Dossier, filing: CounterFiling) -> None:
    names = {paper.key: paper.name for paper in dossier.revision.paper_list}
    DossierPaper.objects.bulk_create(
        DossierPaper(dossier=dossier, key=seen.key, name=names[seen.key], originals=seen.originals, copies=seen.copies)
        for seen in filing.papers
        if seen.key in names and (seen.originals or seen.copies)
    )
