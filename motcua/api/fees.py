"""Fees: what a procedure costs by case and channel, and what is due, paid and receipted for one's own dossier."""

from dataclasses import asdict
from datetime import datetime
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Field, Path, Query, Router, Schema

from motcua.api.caller import caller
from motcua.api.problems import Problem, strict
from motcua.api.values import LARGEST, Code
from motcua.dossiers.billing import SUBJECT
from motcua.dossiers.queries import for_citizen
from motcua.fees import queries
from motcua.fees.printing import fee_receipt_pdf
from motcua.fees.rules.lines import LARGEST_QUANTITY, Choice, price, total_of
from motcua.kernel import doorclock
from motcua.kernel.money import vnd_in_words
from motcua.kernel.refusals import Refused
from motcua.procedures.queries import revision_of
from motcua.procedures.rules.fees import FeeChannel, FeeLine, choose_fees

router = Router(tags=["fees"])
ERRORS = {code: Problem for code in (401, 404, 422)}
PaymentId = Annotated[int, Path(ge=1, le=LARGEST)]


class Asked(Schema):
    """Which cases of a procedure, how many of each, filed by which way; every case whose amount is set without `case`."""

    case: list[Annotated[str, Field(max_length=300)]] = Field([], max_length=20)
    quantity: int = Field(1, ge=1, le=LARGEST_QUANTITY)
    channel: FeeChannel = FeeChannel.ANY


class Line(Schema):
    """One fee with the sentence that explains its amount; in đồng. `assumed` when its source was not read."""

    case: str
    quantity: int
    unit_amount: int
    full: int
    amount: int
    basis: str
    reason: str
    assumed: bool


class Price(Schema):
    procedure: str
    name: str
    channel: str
    lines: list[Line]
    total: int
    total_in_words: str


class Transfer(Schema):
    """Where to pay what is still owed: the VietQR payload and the same in words."""

    vietqr: str
    bank_bin: str
    bank_name: str
    account: str
    holder: str
    amount: int
    content: str


class Paid(Schema):
    """Money received. `receipt` is the address of the receipt, `receipt_no` its number."""

    amount: int
    way: str
    received_at: datetime
    receipt_no: str
    receipt: str


class Back(Schema):
    """Money given back."""

    amount: int
    way: str
    reason: str
    refunded_at: datetime


class Due(Schema):
    """One sum asked for. `state` is due, partly, paid, over, refunded or cancelled; `sentence` says it in words."""

    reference: str
    state: str
    sentence: str
    raised_at: datetime
    total: int
    received: int
    refunded: int
    outstanding: int
    lines: list[Line]
    transfer: Transfer | None
    payments: list[Paid]
    refunds: list[Back]


class DossierFees(Schema):
    """What is still owed in all, and each sum asked for, the newest first."""

    outstanding: int
    charges: list[Due]


@router.get("procedures/{code}/fees", response={200: Price, 404: Problem, 409: Problem, 422: Problem}, auth=None)
def price_procedure(request: HttpRequest, code: Code, asked: Query[Asked]) -> dict[str, Any]:
    """What a procedure costs today; 409 with the reason for a case it does not have, or one without a set amount."""
    revision = revision_of(code, on=doorclock.today())
    if revision is None:
        raise Http404
    known = [FeeLine.from_json(row) for row in revision.fees]
    cases = asked.case or [one.case for one in choose_fees(known, asked.channel) if one.amount is not None]
    try:
        lines = price(known, [Choice(case, asked.quantity) for case in cases], asked.channel)
    except ValueError as error:
        raise Refused(str(error)) from error
    total = total_of(lines)
    return {
        "procedure": code,
        "name": revision.name,
        "channel": asked.channel.value,
        "lines": [asdict(line) for line in lines],
        "total": total,
        "total_in_words": vnd_in_words(total),
    }


@router.get("dossiers/{code}/fees", response={200: DossierFees, **ERRORS})
def read_fees(request: HttpRequest, code: Code) -> dict[str, Any]:
    """The fees of one of the citizen's own dossiers: what, why, how to pay, what was paid."""
    charges = queries.charges_of(SUBJECT, _own(request, code).pk)
    return {
        "outstanding": sum(charge.outstanding for charge in charges),
        "charges": [_due(request, charge) for charge in charges],
    }


@router.get(
    "dossiers/{code}/fees/receipts/{payment_id}",
    response=ERRORS,
    openapi_extra={
        "responses": {200: {"description": "OK", "content": {"application/pdf": {"schema": {"type": "string"}}}}}
    },
)
def read_receipt(request: HttpRequest, code: Code, payment_id: PaymentId) -> HttpResponse:
    """The numbered receipt of one's own payment, as PDF."""
    payment = queries.payment_of(SUBJECT, _own(request, code).pk, payment_id)
    if payment is None:
        raise Http404
    answer = HttpResponse(fee_receipt_pdf(payment), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="bien-lai-{payment.receipt_number}.pdf"'
    return strict(answer)


def _own(request: HttpRequest, code: str) -> Any:
    dossier = for_citizen(caller(request), code)
    if dossier is None:
        raise Http404
    return dossier


def _due(request: HttpRequest, charge: Any) -> dict[str, Any]:
    return {
        "reference": charge.reference or "",
        "state": charge.state,
        "sentence": charge.sentence,
        "raised_at": charge.raised_at,
        "total": charge.total,
        "received": charge.received,
        "refunded": charge.refunded,
        "outstanding": charge.outstanding,
        "lines": [{name: getattr(line, name) for name in Line.model_fields} for line in charge.lines.all()],
        "transfer": _transfer(charge),
        "payments": [_paid(request, payment) for payment in charge.payments.all()],
        "refunds": [{name: getattr(back, name) for name in Back.model_fields} for back in charge.refunds.all()],
    }


def _transfer(charge: Any) -> dict[str, Any] | None:
    payload = queries.transfer_payload(charge)
    if payload is None:
        return None
    return {
        "vietqr": payload,
        "bank_bin": charge.account.bank_bin,
        "bank_name": charge.account.bank_name,
        "account": charge.account.number,
        "holder": charge.account.holder_name,
        "amount": charge.outstanding,
        "content": charge.reference,
    }


def _paid(request: HttpRequest, payment: Any) -> dict[str, Any]:
    return {
        "amount": payment.amount,
        "way": payment.way,
        "received_at": payment.received_at,
        "receipt_no": payment.receipt_number,
        "receipt": f"{request.path}/receipts/{payment.pk}",
    }
