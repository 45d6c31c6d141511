"""Filing online: one way to check, number and record an application, drafted before or sent in one message."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import TYPE_CHECKING, Any, ParamSpec
from uuid import UUID

from django.db import IntegrityError

from motcua.dossiers.completeness import Attached, CheckedPaper, check_application
from motcua.dossiers.events import Submitted
from motcua.dossiers.intake import Applicant, new_dossier
from motcua.dossiers.ledger import open_step
from motcua.dossiers.models import Dossier, DossierPaper
from motcua.dossiers.models.dossier import Channel
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused
from motcua.people.queries import person_of
from motcua.procedures.queries import competence_for, online_level_on

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.people.models import Person
    from motcua.procedures.models import Competence, Revision

Arguments = ParamSpec("Arguments")


@dataclass(frozen=True)
class Application:
    """What a citizen files; `filing_key` names this one filing, however often it is sent."""

    filing_key: UUID
    revision: "Revision"
    competence: "Competence"
    data: dict[str, Any]
    attached: Sequence[Attached]


def ground_for(procedure_code: str, agency_code: str, *, on: date) -> tuple["Competence", "Revision"]:
    """Who settles a procedure and by which revision, when it can be filed online on a day.

    Raises Refused when the authority does not settle it or it is not offered online.
    """
    competence = competence_for(procedure_code, agency_code, on=on)
    if competence is None:
        raise Refused("Cơ quan đã chọn không giải quyết thủ tục này; ông/bà hãy chọn cơ quan khác.")
    level = online_level_on(procedure_code, on=on)
    if level is None or not level.can_be_filed_online:
        raise Refused("Thủ tục này chưa nhận hồ sơ trực tuyến; ông/bà hãy nộp tại Bộ phận Một cửa.")
    revision = competence.procedure.revisions.in_force(on).first()
    if revision is None:
        raise Refused("Thủ tục này hiện không còn hiệu lực; ông/bà hãy tìm thủ tục thay thế.")
    revision.procedure = competence.procedure
    return competence, revision


def citizen(by: "User") -> "Person":
    """The person behind an account. Raises Refused for an officer's account."""
    person = person_of(by)
    if person is None:
        raise Refused("Tài khoản này không phải tài khoản công dân nên không nộp hồ sơ trực tuyến được.")
    return person


def file_application(application: Application, *, by: "User", at: datetime) -> Dossier:
    """Check, number and record an application inside the caller's transaction.

    Raises `Incomplete` with a sentence for each problem, Refused when the account is not a citizen's.
    """
    person = citizen(by)
    revision = application.revision
    papers = check_application(revision, application.data, application.attached, at=at)
    dossier, step = new_dossier(
        filing_key=application.filing_key,
        channel=Channel.ONLINE,
        revision=revision,
        competence=application.competence,
        person=person,
        applicant=Applicant.from_form(revision.form_definition, application.data, person),
        data=application.data,
        at=at,
    )
    open_step(dossier, step, at=at)
    _file_papers(dossier, papers)
    event = _submitted(dossier, len(papers))
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier


def filed_once(act: Callable[Arguments, Dossier]) -> Callable[Arguments, Dossier]:
    """For an act that looks for its filing key first: when two run at the same moment, the second finds the first's."""

    @wraps(act)
    def act_or_find(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Dossier:
        try:
            return act(*args, **kwargs)
        except IntegrityError as error:
            if "filing_key" not in str(error):
                raise
            return act(*args, **kwargs)

    return act_or_find


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
