"""Appointing an officer, with the account they sign in with."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.accounts.actions import open_account
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation import policies
from motcua.organisation.events import OfficerAppointed
from motcua.organisation.models import Agency, Officer
from motcua.organisation.queries import account_exists, duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class OfficerFacts:
    """Who is appointed to what; `agency` is a code."""

    username: str
    full_name: str
    agency: str
    title: str
    phone: str = ""
    email: str = ""
    synthetic: bool = False


@transaction.atomic(durable=True)
def appoint_officer(facts: OfficerFacts, *, password: str, by: "User | None", at: datetime) -> Officer:
    """A new officer. Raises Refused when the asker is no administrator or the account name is taken."""
    if by is not None:
        refuse_if(policies.may_administer(duties_of(by, on=day_in_vietnam(at))))
    if account_exists(facts.username):
        raise Refused(f"Tên đăng nhập “{facts.username}” đã có người dùng; hãy chọn tên khác.")
    user = open_account(username=facts.username, full_name=facts.full_name, password=password, email=facts.email)
    agency = Agency.objects.get(code=facts.agency)
    officer = Officer.objects.create(
        user=user, agency=agency, title=facts.title, phone=facts.phone, synthetic=facts.synthetic
    )
    event = OfficerAppointed(name=facts.full_name, title=facts.title, agency=agency.name)
    record(event, by=by, at=at, subject="officer", subject_id=officer.pk, agency_id=agency.pk)
    return officer
