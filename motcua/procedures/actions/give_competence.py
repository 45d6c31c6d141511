"""Saying who settles a procedure."""

from collections.abc import Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Place:
    """Codes of the authority that decides, the unit that works and the desk that receives."""

    agency: str
    unit: str
    desk: str


@transaction.atomic(durable=True)
def give_competence(
    procedure_code: str, places: Sequence[Place], *, valid_from: date, by: "User | None", at: datetime
) -> list[Competence]:
    """These places settle the procedure from a day on; a place that does so already is left as it is.

    Raises Refused when the asker is no controller, KeyError for an unknown agency. `by` is None only when a deployment
    is first loaded.
    """
    if by is not None:
        refuse_if(policies.may_publish(duties_of(by, on=day_in_vietnam(at))))
    procedure = Procedure.objects.select_for_update().get(code=procedure_code)
    codes = {code for place in places for code in (place.agency, place.unit, place.desk)}
    known = Agency.objects.in_bulk(codes, field_name="code")
    held = set(procedure.competences.filter(valid_to__isnull=True).values_list("agency_id", "unit_id", "desk_id"))
    new = [
        Competence(
            procedure=procedure,
            agency=known[place.agency],
            unit=known[place.unit],
            desk=known[place.desk],
            valid_from=valid_from,
        )
        for place in places
        if (known[place.agency].pk, known[place.unit].pk, known[place.desk].pk) not in held
    ]
    if new:
        Competence.objects.bulk_create(new)
        event = CompetenceGiven(code=procedure_code, agencies=[row.agency.code for row in new], count=len(new))
        record(event, by=by, at=at, subject="procedure", subject_id=procedure.pk)
    return new
