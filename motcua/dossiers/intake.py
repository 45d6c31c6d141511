"""How a dossier comes into being, whatever the channel: its code, its holder, its copy of who applies."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypedDict, Unpack
from uuid import UUID

from motcua.counters.actions import take_with_key
from motcua.dossiers.ledger import hold, new_step
from motcua.dossiers.models import Dossier, Step
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.rules.states import State
from motcua.kernel.codes import format_dossier_code
from motcua.kernel.worktime import day_in_vietnam
from motcua.procedures.rules.forms import FormDefinition
from motcua.rows.writing import add_all

if TYPE_CHECKING:
    from motcua.people.models import Person
    from motcua.procedures.models import Competence, Revision


@dataclass(frozen=True)
class Applicant:
    """Who applies and how they are reached, as written on this dossier."""

    name: str
    identity_no: str
    phone: str
    email: str = ""
    address: str = ""

    @classmethod
    def from_form(cls, form: FormDefinition, data: dict[str, Any], person: "Person") -> "Applicant":
        """The filed form's own contact fields (those prefilled from the person) where it has them, else the record."""
        said = {form.overlay(name).get("prefill"): data[name] for name in reversed(form.field_names) if data.get(name)}
        return cls(
            name=person.full_name,
            identity_no=person.identity_no,
            phone=str(said.get("person.phone") or person.phone),
            email=str(said.get("person.email") or person.email),
            address=str(said.get("person.address") or person.address),
        )


class NewCase(TypedDict):
    """What makes a dossier, whoever files it and how."""

    filing_key: UUID
    channel: Channel
    revision: "Revision"
    competence: "Competence"
    person: "Person"
    applicant: Applicant
    data: dict[str, Any]
    regime: str
    at: datetime


def new_dossier(**case: Unpack[NewCase]) -> Dossier:
    """A filed dossier waiting at its desk, its first step open. Its number is taken here, the last lock."""
    dossier, step = draw_dossier(**case)
    add_all(dossier, step)
    return dossier


def draw_dossier(**case: Unpack[NewCase]) -> tuple[Dossier, Step]:
    """That dossier and its first step, numbered but not written: the fact of the filing can write them along."""
    revision, competence, person, applicant = case["revision"], case["competence"], case["person"], case["applicant"]
    at = case["at"]
    dossier = Dossier(
        filing_key=case["filing_key"],
        channel=case["channel"].value,
        state=State.SUBMITTED.value,
        regime=case["regime"],
        revision=revision,
        agency=competence.agency,
        unit=competence.unit,
        desk=competence.desk,
        applicant=person,
        applicant_name=applicant.name,
        applicant_identity_no=applicant.identity_no,
        applicant_phone=applicant.phone,
        applicant_email=applicant.email,
        applicant_address=applicant.address[:250],
        data=case["data"],
        submitted_at=at,
    )
    first = hold(dossier, 0, at=at)
    dossier.code, dossier.pk = next_code(competence.desk.ecode, at)
    return dossier, new_step(dossier, first, at=at)


def next_code(agency_code: str, at: datetime) -> tuple[str, int]:
    """The next dossier code of a desk and day, `<agency code>-<yymmdd>-<serial>`, and the key of the row to bear it.

    Circular 01/2018/TT-VPCP art. 19.
    """
    day = day_in_vietnam(at)
    serial, key = take_with_key(f"dossier:{agency_code}:{day:%y%m%d}", Dossier)
    return format_dossier_code(agency_code, day, serial), key
