"""The clerk opens an envelope and finds one dossier more than its slip says."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max

from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.postal import policies
from motcua.postal.events import FoundInside
from motcua.postal.ledger import CountedPaper, next_number, procedure_counted
from motcua.postal.models import HandOverLine, PostalOrder

if TYPE_CHECKING:
    from motcua.accounts.models import User

COPIED = (
    "envelope", "kind", "state", "desk", "sender_name", "sender_identity_no", "sender_phone", "sender_address",
    "receiver_name", "receiver_phone", "receiver_address", "payer", "route", "expected_on",
)  # fmt: skip


@transaction.atomic(durable=True)
def find_inside(
    order_id: int, procedure_code: str, papers: Sequence[CountedPaper], *, place: int, by: "User", at: datetime
) -> PostalOrder:
    """An order of its own beside the one found, in the same record: its term runs from the same signature.

    `place` is where the page saw the new one stand in the envelope, so that a double click makes one. Raises Refused
    for anybody but a clerk of the desk, before the envelope was given to it or after it was typed in, for a procedure
    the desk does not take, or when nothing was counted.
    """
    rows = PostalOrder.objects.select_for_update(of=("self",)).select_related("desk")
    order: PostalOrder = rows.get(pk=order_id)
    refuse_if(policies.may_find_inside(duties_of(by, on=day_in_vietnam(at)), order))
    beside = PostalOrder.objects.filter(envelope=order.envelope)
    known: PostalOrder | None = beside.filter(position=place).first()
    if known is not None:
        return known
    finder = officer_of(by)
    if finder is None:
        raise Refused("Tài khoản này không phải của cán bộ tiếp nhận.")
    name = procedure_counted(procedure_code, order.desk.code, papers, on=day_in_vietnam(at))
    found = PostalOrder.objects.create(
        **{field: getattr(order, field) for field in COPIED},
        position=int(beside.aggregate(last=Max("position"))["last"]) + 1,
        slip_no=next_number("PG", order.desk.code, at),
        procedure_code=procedure_code,
        procedure_name=name[:500],
        papers=[vars(paper) for paper in papers],
        accepted_by=finder,
        accepted_at=at,
    )
    line = HandOverLine.objects.filter(order=order, objection="").latest("pk")
    HandOverLine.objects.create(hand_over=line.hand_over, order=found)
    event = FoundInside(order.slip_no, found.slip_no, found.procedure_name)
    record(event, by=by, at=at, subject="postal_order", subject_id=found.pk, agency_id=order.desk_id)
    return found
