"""Filing online: one way to check, number and record an application, drafted before or sent in one message."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, Protocol, TypeVar
from uuid import UUID

from django.db import IntegrityError

from motcua.dossiers.completeness import Attached, CheckedPaper, check_application
from motcua.dossiers.events import Submitted
from motcua.dossiers.intake import Applicant, draw_dossier
from motcua.dossiers.models import Dossier, DossierPaper
from motcua.dossiers.models.dossier import Channel
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused
from motcua.people.queries import filer_of
from motcua.procedures.queries import Ground, ground_of

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.people.models import Person
    from motcua.procedures.models import Competence, Revision

Filing = TypeVar("Filing", contravariant=True)


class Act(Protocol[Filing]):
    """An act that files something."""

    def __call__(self, filing: Filing, *, by: "User", at: datetime) -> Dossier: ...


@dataclass(frozen=True)
class Application:
    """What a citizen files; `filing_key` names this one filing, however often it is sent."""

    filing_key: UUID
    revision: "Revision"
    competence: "Competence"
    regime: str
    data: dict[str, Any]
    attached: Sequence[Attached]


def ground_for(procedure_code: str, agency_code: str, *, on: date, stamp: str = "") -> Ground:
    """Who settles a procedure, by which revision and regime, when it can be filed online on a day.

    Raises Refused when the authority does not settle it or it is not offered online.
    """
    ground = ground_of(procedure_code, agency_code, on=on, stamp=stamp)
    if ground is None:
        raise Refused("Cơ quan đã chọn hiện không giải quyết thủ tục này; ông/bà hãy chọn cơ quan khác.")
    if ground.level is None or not ground.level.can_be_filed_online:
        raise Refused("Thủ tục này chưa nhận hồ sơ trực tuyến; ông/bà hãy nộp tại Bộ phận Một cửa.")
    return ground


def citizen(by: "User") -> "Person":
    """The person behind an account. Raises Refused for an officer's account."""
    return citizen_and_stamp(by)[0]


def citizen_and_stamp(by: "User") -> tuple["Person", str]:
    """That person, with the stamp of what filings stand on now. Raises Refused for an officer's account."""
    filer = filer_of(by)
    if filer is None:
        raise Refused("Tài khoản này không phải tài khoản công dân nên không nộp hồ sơ trực tuyến được.")
    return filer


def file_application(application: Application, *, person: "Person", by: "User", at: datetime) -> Dossier:
    """Check, number and record an application of a citizen inside the caller's transaction.

    Raises `Incomplete` with a sentence for each problem.
    """
    revision = application.revision
    papers = check_application(revision, application.data, application.attached, at=at)
    dossier, step = draw_dossier(
        filing_key=application.filing_key,
        channel=Channel.ONLINE,
        revision=revision,
        competence=application.competence,
        person=person,
        applicant=Applicant.from_form(revision.form_definition, application.data, person),
        data=application.data,
        regime=application.regime,
        at=at,
    )
    event, along = _submitted(dossier, len(papers)), (dossier, step)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id, along=along)
    _file_papers(dossier, papers)
    return dossier


def filed_once(
    find: Callable[[Filing, "User", datetime], Dossier | None],
) -> Callable[[Act[Filing]], Act[Filing]]:
    """For acts that file under a key: the same key again, even at the same moment, gives what was filed first.

    `find` looks for it, and may refuse. It is asked only when filing failed: the first time costs nothing.
    """

    def decorate(act: Act[Filing]) -> Act[Filing]:
        @wraps(act)
        def act_or_find(filing: Filing, *, by: "User", at: datetime) -> Dossier:
            try:
                return act(filing, by=by, at=at)
            except (IntegrityError, Refused):
                known = find(filing, by, at)
                if known is None:
                    raise
                return known

        return act_or_find

    return decorate


def _submitted(dossier: Dossier, files: int) -> Submitted:
    return Submitted(
        code=dossier.code,
        channel=dossier.channel,
        channel_name=Channel.ONLINE.label.lower(),
        procedure=dossier.revision.procedure.code,
        files=files,
    )


def _file_papers(dossier: Dossier, papers: list[CheckedPaper]) -> None:
    if not papers:
        return
    DossierPaper.objects.bulk_create(
        DossierPaper(
            dossier=dossier,
            key=checked.paper.key,
            name=checked.paper.name,
            file_name=checked.attached.upload.name,
            blob=checked.attached.upload.blob,
            signature=checked.signature,
        )
        for checked in papers
    )
