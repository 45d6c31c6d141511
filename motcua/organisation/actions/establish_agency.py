"""Setting up an agency."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.organisation.events import AgencyEstablished
from motcua.organisation.models import Agency
from motcua.organisation.rules.kinds import AgencyKind

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class AgencyFacts:
    """What is known of an agency; `parent` is a code, `assumed` names fields whose value is not sourced."""

    code: str
    kind: AgencyKind
    name: str
    short_name: str
    valid_from: date
    parent: str = ""
    ecode: str = ""
    gso_code: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    assumed: tuple[str, ...] = field(default_factory=tuple)


@transaction.atomic(durable=True)
def establish_agency(facts: AgencyFacts, *, by: "User | None", at: datetime) -> Agency:
    """A new agency. `by` is None only when a deployment is first loaded. Raises Agency.DoesNotExist for an unknown parent."""
    parent = Agency.objects.get(code=facts.parent) if facts.parent else None
    agency = Agency.objects.create(
        code=facts.code,
        kind=facts.kind.value,
        name=facts.name,
        short_name=facts.short_name,
        parent=parent,
        ecode=facts.ecode,
        gso_code=facts.gso_code,
        address=facts.address,
        phone=facts.phone,
        email=facts.email,
        valid_from=facts.valid_from,
        assumed=list(facts.assumed),
    )
    event = AgencyEstablished(code=agency.code, name=agency.name)
    record(event, by=by, at=at, subject="agency", subject_id=agency.pk, agency_id=agency.pk)
    return agency
