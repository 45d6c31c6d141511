"""An agency begins to collect into an account."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.fees import policies
from motcua.fees.events import AccountOpened
from motcua.fees.models import Account
from motcua.fees.rules.vietqr import VietQr
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class AccountFacts:
    """A collecting account as its agency states it; `agency` is a code, `bank_bin` six digits."""

    agency: str
    bank_bin: str
    bank_name: str
    number: str
    holder_name: str
    receipt_form: str
    receipt_series: str
    tax_code: str = ""
    assumed: bool = False


@transaction.atomic(durable=True)
def open_account(facts: AccountFacts, *, valid_from: date, by: "User | None", at: datetime) -> Account:
    """The account from a day on; the one before ends the day before. The same facts again change nothing.

    Raises Refused when the asker is no administrator or no bank would read BIN and number.
    """
    if by is not None:
        refuse_if(policies.may_keep_accounts(duties_of(by, on=day_in_vietnam(at))))
    try:
        VietQr(facts.bank_bin, facts.number, 1, "THU")
    except ValueError as error:
        raise Refused(str(error)) from error
    agency = Agency.objects.select_for_update().get(code=facts.agency)
    values = {name: getattr(facts, name) for name in facts.__dataclass_fields__ if name != "agency"}
    current = Account.objects.filter(agency=agency, valid_to__isnull=True).first()
    if current and all(getattr(current, name) == value for name, value in values.items()):
        return current
    for used in Account.objects.used_since(valid_from).filter(agency=agency).order_by("-valid_from"):
        _end(used, valid_from)
    account = Account.objects.create(agency=agency, valid_from=valid_from, **values)
    event = AccountOpened(number=account.number, bank=account.bank_name, valid_from=valid_from.isoformat())
    record(event, by=by, at=at, subject="agency", subject_id=agency.pk, agency_id=agency.pk)
    return account


def _end(current: Account, valid_from: date) -> None:
    if current.valid_from >= valid_from:
        raise Refused("Tài khoản đang dùng có hiệu lực từ sau ngày này; hãy chọn ngày muộn hơn.")
    current.valid_to = valid_from - timedelta(days=1)
    current.save(update_fields=["valid_to"])
