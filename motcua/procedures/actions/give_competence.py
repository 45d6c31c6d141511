"""Saying who settles a procedure."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of
from motcua.procedures import policies
from motcua.procedures.events import CompetenceGiven
from motcua.procedures.models import Competence, Procedure

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def give_competence(
    procedure_code: str, *, agency: str, unit: str, desk: str, valid_from: date, by: "User | None", at: datetime
) -> Competence:
    """The authority (deciding), the unit (working) and the desk (receiving), as codes. Giving it again changes nothing."""
    if by is not None:
        refuse_if(policies.may_publish(duties_of(by, on=day_in_vietnam(at))))
    procedure = Procedure.objects.get(code=procedure_code)
    places = Agency.objects.in_bulk([agency, unit, desk], field_name="code")
    competence, made = Competence.objects.get_or_create(
        procedure=procedure, agency=places[agency], unit=places[unit], desk=places[desk], valid_from=valid_from
    )
    if made:
        event = CompetenceGiven(code=procedure_code, agency=places[agency].name)
        record(
            event, by=by, at=at, subject="procedure", subject_id=procedure.pk, agency_id=places[agency].pk
        )
    return competence
