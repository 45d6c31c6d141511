"""How a dossier comes into being, whatever the channel: its code, its holder, its copy of who applies."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from motcua.counters.actions import take
from motcua.dossiers.ledger import hold, new_step
from motcua.dossiers.models import Dossier
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.rules.states import State
from motcua.kernel.codes import format_dossier_code
from motcua.kernel.worktime import day_in_vietnam
from motcua.procedures.rules.forms import FormDefinition
from motcua.rows.writing import add_both

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


def new_dossier(
    *,
    filing_key: UUID,
    channel: Channel,
    revision: "Revision",
    competence: "Competence",
    person: "Person",
    applicant: Applicant,
    data: dict[str, Any],
    regime: str,
    at: datetime,
) -> Dossier:
    """A filed dossier waiting at its desk, its first step open. Its number is taken here, the last lock."""
    dossier = Dossier(
        filing_key=filing_key,
        channel=channel.value,
        state=State.SUBMITTED.value,
        regime=regime,
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
        data=data,
        submitted_at=at,
    )
    step = hold(dossier, 0, at=at)
    dossier.code = next_code(competence.desk.ecode, at)
    add_both(dossier, new_step(dossier, step, at=at), link="dossier")
    return dossier


def next_code(agency_code: str, at: datetime) -> str:
    """The next dossier code of a desk and day: `<agency code>-<yymmdd>-<serial>` (Circular 01/2018/TT-VPCP art. 19)."""
    day = day_in_vietnam(at)
    serial = take(f"dossier:{agency_code}:{day:%y%m%d}")
    return format_dossier_code(agency_code, day, serial)
