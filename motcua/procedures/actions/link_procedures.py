"""Linking procedures that people file as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.procedures import policies
from motcua.procedures.events import ProceduresLinked
from motcua.procedures.models import LinkedGroup, LinkedPart, Procedure
from motcua.procedures.rules.linked import Part, problem_with

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class LinkedFacts:
    """A group as the decree or circular lays it down, in force for a time; `verified` when its text was read."""

    code: str
    parts: Sequence[Part]
    valid_from: date
    valid_to: date | None
    legal_basis: str
    verified: bool = False


@transaction.atomic(durable=True)
def link_procedures(facts: LinkedFacts, *, by: "User | None", at: datetime) -> LinkedGroup:
    """The parts of a procedure from a day on; a group known from that day is left as it is.

    Raises Refused when the asker is no controller or the parts make no order, KeyError for an unknown procedure. `by`
    is None only when a deployment is first loaded.
    """
    if by is not None:
        refuse_if(policies.may_publish(duties_of(by, on=day_in_vietnam(at))))
    refuse_if(problem_with(facts.code, facts.parts))
    known = Procedure.objects.in_bulk([facts.code, *(part.code for part in facts.parts)], field_name="code")
    whole = Procedure.objects.select_for_update().get(pk=known[facts.code].pk)
    there = LinkedGroup.objects.filter(procedure=whole, valid_from=facts.valid_from).first()
    if there is not None:
        return there
    group = LinkedGroup.objects.create(
        procedure=whole,
        valid_from=facts.valid_from,
        valid_to=facts.valid_to,
        legal_basis=facts.legal_basis,
        verified=facts.verified,
    )
    LinkedPart.objects.bulk_create(
        LinkedPart(group=group, position=part.position, procedure=known[part.code], needs=list(part.needs))
        for part in facts.parts
    )
    event = ProceduresLinked(
        code=facts.code,
        parts=[part.code for part in facts.parts],
        count=len(facts.parts),
        valid_from=facts.valid_from.isoformat(),
        legal_basis=facts.legal_basis,
    )
    record(event, by=by, at=at, subject="procedure", subject_id=whole.pk)
    return group
