"""Changing how an agency is reached."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation import policies
from motcua.organisation.events import AgencyUpdated
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def update_agency(agency_id: int, *, address: str, phone: str, email: str, by: "User", at: datetime) -> Agency:
    """Change address, telephone and mail. Raises Refused when the asker is no administrator."""
    refuse_if(policies.may_administer(duties_of(by, on=day_in_vietnam(at))))
    agency = Agency.objects.select_for_update(of=("self",)).get(pk=agency_id)
    agency.address, agency.phone, agency.email = address, phone, email
    agency.assumed = [name for name in agency.assumed if name not in {"address", "phone", "email"}]
    agency.save(update_fields=["address", "phone", "email", "assumed"])
    event = AgencyUpdated(code=agency.code, name=agency.name)
    record(event, by=by, at=at, subject="agency", subject_id=agency.pk, agency_id=agency.pk)
    return agency
