"""Charges of the small world: a dossier at the desk of `xa`, its fees, the account they go to."""

from datetime import date, datetime
from typing import Any
from uuid import uuid4

import pytest

from motcua.dossiers.models import Dossier
from motcua.fees.actions.notify_payment import Notice
from motcua.fees.actions.open_account import AccountFacts, open_account
from motcua.fees.actions.raise_charge import Bill, raise_charge
from motcua.fees.models import Account, Charge
from motcua.fees.rules.lines import Choice
from motcua.fees.rules.relief import Relief
from motcua.procedures.rules.fees import FeeChannel, FeeLine
from tests.factories.cast import Cast
from tests.factories.revisions import all_say

FEES: list[dict[str, Any]] = [
    {"case": "Một bản sao trích lục", "amount": 8000, "channel": "any", "basis": "281/2016/TT-BTC"},
    {"case": "Đăng ký quá hạn", "amount": 5000, "channel": "any", "basis": "Nghị quyết", "assumed": True},
    {"case": "Thẩm định", "amount": None, "channel": "any", "basis": "168/2016/TT-BTC"},
]
COPY = FeeLine("Một bản sao trích lục", 8000, basis="281/2016/TT-BTC")
ACCOUNT = AccountFacts(
    agency="xa", bank_bin="970436", bank_name="Ngân hàng Mẫu", number="1017595600", holder_name="UBND XA AN MAU",
    receipt_form="01BLP0-001", receipt_series="AA-24E", tax_code="0000000000",
)  # fmt: skip


def an_account(at: datetime, facts: AccountFacts = ACCOUNT, *, valid_from: date = date(2024, 1, 1)) -> Account:
    """The commune collects into an account."""
    return open_account(facts, valid_from=valid_from, by=None, at=at)


def a_bill(dossier: Dossier, *, copies: int = 1, relief: Relief | None = None, **changes: Any) -> Bill:
    """Copies of an extract, at the counter."""
    values: dict[str, Any] = {
        "key": uuid4(), "subject": "dossier", "subject_id": dossier.pk, "subject_code": dossier.code,
        "content": dossier.revision.name, "agency_id": dossier.agency_id, "desk_id": dossier.desk_id,
        "payer_name": dossier.applicant_name, "payer_address": dossier.applicant_address, "fees": [COPY],
        "choices": [Choice(COPY.case, copies)], "channel": FeeChannel.COUNTER, "relief": relief,
    }  # fmt: skip
    return Bill(**{**values, **changes})


def a_charge(cast: Cast, dossier: Dossier, *, at: datetime, copies: int = 1) -> Charge:
    """The clerk has raised a charge of 8.000 đồng a copy."""
    return raise_charge(a_bill(dossier, copies=copies), by=cast.user("clerk"), at=at)


def a_notice(charge: Charge, *, at: datetime, amount: int = 8000, number: str = "GD-0001") -> Notice:
    """The gateway says that the charge has been paid."""
    return Notice("gateway", number, f"NOP PHI {charge.reference}", amount, at)


def cost(monkeypatch: pytest.MonkeyPatch, fees: list[dict[str, Any]] | None = None) -> None:
    """Every procedure of the small world has these fees: a published revision itself never changes."""
    all_say(monkeypatch, "fees", FEES if fees is None else fees)
