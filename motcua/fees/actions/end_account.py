"""An agency stops collecting into an account."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.fees import policies
from motcua.fees.events import AccountEnded
from motcua.fees.models import Account
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.vietnamese import format_day
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def end_account(account_id: int, last_day: date, *, by: "User", at: datetime) -> Account:
    """The account is used until the end of a day; charges raised until then keep it.

    Raises Account.DoesNotExist for one that is not there, Refused when the asker is no administrator, the day has
    passed or comes before the account began, or it has ended already.
    """
    today = day_in_vietnam(at)
    refuse_if(policies.may_keep_accounts(duties_of(by, on=today)))
    account = Account.objects.select_for_update().get(pk=account_id)
    if account.valid_to and account.valid_to < today:
        raise Refused(f"Tài khoản đã thôi dùng từ sau ngày {format_day(account.valid_to)}.")
    if last_day < max(today, account.valid_from):
        raise Refused(f"Ngày dùng cuối phải từ ngày {format_day(max(today, account.valid_from))} trở đi.")
    account.valid_to = last_day
    account.save(update_fields=["valid_to"])
    event = AccountEnded(number=account.number, bank=account.bank_name, valid_to=format_day(last_day))
    record(event, by=by, at=at, subject="agency", subject_id=account.agency_id, agency_id=account.agency_id)
    return account
