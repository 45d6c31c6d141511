"""Filing and receiving in one: what comes over the counter and what came by post share inside their transactions."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from motcua.dossiers.appointment import appoint, received_event
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.intake import Applicant, new_dossier
from motcua.dossiers.ledger import walk
from motcua.dossiers.models import Dossier, DossierPaper, KeptReception
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.representing import Authority, represent_filing
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
    from motcua.organisation.models import Agency, Officer
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
    authority: Authority | None = None


def file_and_receive(
    filing: CounterFiling, *, channel: Channel, received_at: datetime, by: "User", at: datetime
) -> Dossier:
    """What filing at the desk does, inside the caller's transaction; the term runs from `received_at`.

    Papers that came by post were received when their record of hand-over was signed, before anybody typed them in.
    """
    competence = _competence(filing, by, at)
    officer = officer_of(by)
    dossier = file_waiting(filing, competence, channel=channel, filed_at=received_at, at=at)
    calendar = appoint(dossier, at=received_at, officer=officer)
    walk(dossier, Verb.RECEIVE, at=received_at, officer=officer, calendar=calendar)
    dossier.save()
    take_along(dossier, filing, by=by, officer=officer, at=at)
    event = received_event(dossier, filed_here=True)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier


def file_waiting(
    filing: CounterFiling, competence: "Competence", *, channel: Channel, filed_at: datetime, at: datetime
) -> Dossier:
    """The dossier of what a clerk entered, waiting at the desk of the competent authority; raises `Incomplete`.

    What was kept while it was typed goes with it.
    """
    day, person = day_in_vietnam(filed_at), filing.person
    revision = competence.procedure.revisions.in_force(day).get()
    check_filing(filing, revision, at)
    KeptReception.objects.filter(pk=filing.filing_key).delete()
    return new_dossier(
        filing_key=filing.filing_key,
        channel=channel,
        revision=revision,
        competence=competence,
        person=find_or_add(person, at=at),
        applicant=Applicant(person.full_name, person.identity_no, person.phone, person.email, person.address),
        data=filing.data,
        regime=regime_on(day).key,
        at=filed_at,
    )


def take_along(dossier: Dossier, filing: CounterFiling, *, by: "User", officer: "Officer | None", at: datetime) -> None:
    """What comes with it over the counter: the papers counted, and who stands there for the applicant."""
    names = {paper.key: paper.name for paper in dossier.revision.paper_list}
    DossierPaper.objects.bulk_create(
        DossierPaper(dossier=dossier, key=seen.key, name=names[seen.key], originals=seen.originals, copies=seen.copies)
        for seen in filing.papers
        if seen.key in names and (seen.originals or seen.copies)
    )
    if filing.authority:
        represent_filing(dossier, filing.authority, by=by, officer=officer, at=at)


def _competence(filing: CounterFiling, by: "User", at: datetime) -> "Competence":
    competence = competence_at_desk(filing.procedure_code, filing.desk_code, on=day_in_vietnam(at))
    if competence is None:
        raise Refused("Bộ phận Một cửa này không tiếp nhận thủ tục đã chọn.")
    only_clerks_of(competence.desk, by, at)
    return competence


def only_clerks_of(desk: "Agency", by: "User", at: datetime) -> None:
    """Raise Refused for anybody but a clerk of the desk."""
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
