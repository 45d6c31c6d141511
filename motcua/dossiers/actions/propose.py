"""A specialist puts a result before the leader."""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import Proposed
from motcua.dossiers.ledger import walk
from motcua.dossiers.models import Dossier, Result
from motcua.dossiers.result_paper import title_of
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def propose(dossier_id: int, *, values: dict[str, str], opinion: str, by: "User", at: datetime) -> Dossier:
    """The draft result goes to whoever signs, again when it was sent back.

    `values` are what the paper will say, in words (keys of its variant).

    Raises Refused when the asker may not propose or has written no opinion.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_propose(duties_of(by, on=day_in_vietnam(at)), dossier))
    if not opinion.strip():
        raise Refused("Cần ghi ý kiến thẩm tra trước khi trình ký.")
    officer = officer_of(by)
    if officer is None:
        raise Refused("Tài khoản này không phải tài khoản công chức.")
    proposal = {
        "title": title_of(dossier),
        "content": {key: str(value)[:2000] for key, value in values.items()},
        "opinion": opinion.strip()[:1000],
        "proposed_by": officer,
        "proposed_at": at,
    }
    code = {"verification_code": secrets.token_hex(8)}
    Result.objects.update_or_create(dossier=dossier, defaults=proposal, create_defaults=proposal | code)
    walk(dossier, Verb.PROPOSE, at=at, officer=officer, calendar=working_calendar(dossier.agency.code))
    dossier.save()
    event = Proposed(title=title_of(dossier))
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
