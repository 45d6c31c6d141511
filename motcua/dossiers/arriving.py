"""A dossier that arrives from another system of the State, for somebody who need not have an account here.

Everything is checked as for an online filing; it runs inside the transaction of whoever takes the message.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from motcua.dossiers.completeness import Attached, check_application
from motcua.dossiers.filing import Application, file_application, file_papers, ground_for
from motcua.dossiers.intake import Applicant
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.states import STATE_NAMES, State
from motcua.files.actions import keep
from motcua.files.models import Upload
from motcua.files.rules.kinds import why_not_usable
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.people.actions import PersonFacts, find_or_add
from motcua.procedures.rules.forms import coerce, prefill

if TYPE_CHECKING:
    from motcua.people.models import Person
    from motcua.procedures.models import Revision


@dataclass(frozen=True)
class ArrivedFile:
    """A file with the key of its paper."""

    key: str
    name: str
    content: bytes


@dataclass(frozen=True)
class Arrival:
    """A whole application; `filing_key` is made from the other system's code, so that it is filed once."""

    filing_key: UUID
    procedure_code: str
    agency_code: str
    person: PersonFacts
    answers: Mapping[str, Any]
    files: tuple[ArrivedFile, ...] = ()


def file_arrival(arrival: Arrival, *, at: datetime) -> Dossier:
    """File it online for the person, without an account. Raises `Incomplete` and Refused like any online filing.

    A known person is not overwritten; another name under their number is refused.
    """
    ground = ground_for(arrival.procedure_code, arrival.agency_code, on=day_in_vietnam(at))
    person = find_or_add(arrival.person, at=at)
    refuse_if(_why_another(person, arrival.person))
    data = _data(ground.revision, arrival)
    attached = attach_files(ground.revision, arrival.files, at)
    application = Application(arrival.filing_key, ground.revision, ground.competence, ground.regime, data, attached)
    return file_application(application, person=person, by=None, at=at)


def replace_arrival(dossier: Dossier, arrival: Arrival, *, at: datetime) -> None:
    """What was filed is replaced by what the applicant has changed since, as long as nobody has received it.

    The dossier is locked by the caller. Old papers stay as superseded. Raises Refused, `Incomplete`.
    """
    refuse_if(_why_too_late(dossier, arrival))
    revision = dossier.revision
    data = _data(revision, arrival)
    papers = check_application(revision, data, attach_files(revision, arrival.files, at), at=at)
    dossier.papers.current().update(superseded_at=at)
    dossier.data, said = data, Applicant.from_form(revision.form_definition, data, dossier.applicant)
    dossier.applicant_phone, dossier.applicant_email = said.phone, said.email
    dossier.applicant_address = said.address[:250]
    dossier.save(update_fields=["data", "applicant_phone", "applicant_email", "applicant_address"])
    file_papers(dossier, papers)


def _why_another(person: "Person", facts: PersonFacts) -> str | None:
    if _plain(person.full_name) == _plain(facts.full_name):
        return None
    return "Số định danh của chủ hồ sơ đã có trong hệ thống với họ tên khác; hãy kiểm tra lại với người nộp."


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _why_too_late(dossier: Dossier, arrival: Arrival) -> str | None:
    untouched = State(dossier.state) is State.SUBMITTED and dossier.received_at is None
    if not untouched:
        name = STATE_NAMES[State(dossier.state)]
        return f"Hồ sơ {dossier.code} đang ở trạng thái “{name}” nên không tự thay nội dung được; cán bộ phải xem."
    return why_not_the_same(dossier, arrival)


def why_not_the_same(dossier: Dossier, arrival: Arrival) -> str | None:
    """What speaks against this message being about this dossier: another procedure, authority or applicant."""
    same = (dossier.revision.procedure.code, dossier.agency.code, dossier.applicant_identity_no)
    if same != (arrival.procedure_code, arrival.agency_code, arrival.person.identity_no):
        return f"Bản mới của hồ sơ {dossier.code} đổi thủ tục, cơ quan hoặc chủ hồ sơ; người nộp cần nộp hồ sơ mới."
    return None


def _data(revision: "Revision", arrival: Arrival) -> dict[str, Any]:
    form = revision.form_definition
    known = _form_values(arrival.person)
    read = coerce({**prefill(form, known), **arrival.answers}, form)
    strange = {name: value for name, value in arrival.answers.items() if name not in form.properties}
    return {**read, **strange}


def _form_values(facts: PersonFacts) -> dict[str, Any]:
    """What a form may be prefilled with from what the message says of the person."""
    return {name: value for name, value in vars(facts).items() if name != "synthetic"}


def attach_files(revision: "Revision", files: Sequence[ArrivedFile], at: datetime) -> list[Attached]:
    """The files that came, kept and put with their papers. Raises Refused for an unknown paper or a useless file."""
    known = {paper.key for paper in revision.paper_list}
    for file in files:
        if file.key not in known:
            raise Refused(f"Tệp “{file.name}” thuộc thành phần “{file.key}” mà thủ tục này không có.")
        refuse_if(why_not_usable(file.content, file.name))
    return [Attached(file.key, _upload(file, at)) for file in files]


def _upload(file: ArrivedFile, at: datetime) -> Upload:
    """A whole upload nobody owns: it is put into the dossier at once and never stored as such."""
    size = len(file.content)
    return Upload(name=file.name[-200:], size=size, offset=size, blob=keep(file.content, at=at), created_at=at)
