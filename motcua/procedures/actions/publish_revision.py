"""Publishing what a procedure says from a day on."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.terms import Term
from motcua.kernel.text import slug
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of
from motcua.procedures import policies
from motcua.procedures.events import RevisionPublished
from motcua.procedures.models import Field, Procedure, Revision

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class RevisionFacts:
    """The content of a registry record (Decree 63/2010/NĐ-CP art. 8.2); JSON values as `procedures/rules` read them."""

    code: str
    level: str
    name: str
    field_name: str
    term: Term
    term_note: str = ""
    cut_off: time | None = None
    fee_note: str = ""
    result_name: str = ""
    papers: list[dict[str, Any]] = field(default_factory=list)
    fees: list[dict[str, Any]] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    form: dict[str, Any] = field(default_factory=dict)
    form_name: str = "plain"
    legal_basis: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)
    assumed: list[str] = field(default_factory=list)


@transaction.atomic(durable=True)
def publish_revision(facts: RevisionFacts, *, effective_from: date, by: "User | None", at: datetime) -> Revision:
    """A new revision in force from a day; the one before ends the day before. Dossiers keep the one they were filed under.

    Raises Refused when the asker is no controller, or the day is not after the start of the revision in force.
    `by` is None only when a deployment is first loaded.
    """
    if by is not None:
        refuse_if(policies.may_publish(duties_of(by, on=day_in_vietnam(at))))
    procedure, _ = Procedure.objects.get_or_create(code=facts.code, defaults={"level": facts.level})
    Procedure.objects.select_for_update().get(pk=procedure.pk)
    number = _close_the_one_before(procedure, effective_from)
    revision = Revision.objects.create(
        procedure=procedure,
        number=number,
        status=Revision.Status.PUBLISHED,
        effective_from=effective_from,
        published_at=at,
        **_columns(facts),
    )
    event = RevisionPublished(code=facts.code, number=number, effective_from=effective_from.isoformat())
    record(event, by=by, at=at, subject="procedure", subject_id=procedure.pk)
    return revision


def _close_the_one_before(procedure: Procedure, effective_from: date) -> int:
    current = procedure.revisions.published().filter(effective_to__isnull=True).first()
    if current is None:
        return procedure.revisions.count() + 1
    if current.effective_from is not None and effective_from <= current.effective_from:
        raise Refused(
            f"Phiên bản đang áp dụng có hiệu lực từ {current.effective_from:%d/%m/%Y}; "
            "ngày hiệu lực của phiên bản mới phải sau ngày đó."
        )
    current.effective_to = effective_from - timedelta(days=1)
    current.save(update_fields=["effective_to"])
    return procedure.revisions.count() + 1


def _columns(facts: RevisionFacts) -> dict[str, Any]:
    management_field, _ = Field.objects.get_or_create(
        name=facts.field_name, defaults={"code": slug(facts.field_name)[:80]}
    )
    return {
        "name": facts.name,
        "field": management_field,
        "term_amount": facts.term.amount,
        "term_unit": facts.term.unit.name,
        "term_note": facts.term_note,
        "cut_off": facts.cut_off,
        "fee_note": facts.fee_note,
        "result_name": facts.result_name,
        "papers": facts.papers,
        "fees": facts.fees,
        "steps": facts.steps,
        "form": facts.form,
        "form_name": facts.form_name,
        "legal_basis": facts.legal_basis,
        "aliases": facts.aliases,
        "details": facts.details,
        "assumed": facts.assumed,
    }
