"""The document clerk seals and issues the result."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.appointment import stop
from motcua.dossiers.events import ResultSealed
from motcua.dossiers.ledger import walk
from motcua.dossiers.models import Dossier, Result
from motcua.dossiers.result_paper import seal_as_agency
from motcua.dossiers.rules.deadlines import timeliness
from motcua.dossiers.rules.states import TIMELINESS_NAMES, Verb
from motcua.files.actions import keep
from motcua.files.queries import content_of
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.reference.queries import working_calendar
from motcua.signatures.queries import seal_signer

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def seal(dossier_id: int, *, pin: str, by: "User", at: datetime) -> Dossier:
    """The agency's signature is put on the paper and the settling is over: early, on time or late, for ever.

    Raises Refused when the asker may not seal, the agency has no valid certificate, or the PIN is wrong.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_seal(duties_of(by, on=day_in_vietnam(at)), dossier))
    signer = seal_signer(dossier.agency, pin, at=at)
    result = Result.objects.select_for_update(of=("self",)).select_related("signed_blob").get(dossier=dossier)
    if result.signed_blob is None or result.seal_place is None or dossier.due_at is None or dossier.due_on is None:
        raise Refused("Văn bản kết quả chưa có chữ ký của lãnh đạo nên chưa thể đóng dấu.")
    paper = seal_as_agency(
        content_of(result.signed_blob), result.seal_place, agency=dossier.agency, signer=signer, at=at
    )
    officer = officer_of(by)
    result.sealed_blob, result.sealed_by, result.sealed_at = keep(paper, at=at), officer, at
    result.save()
    outcome = timeliness(at, dossier.due_at, dossier.revision.term.unit)
    dossier.settled_at, dossier.timeliness = at, outcome.value
    walk(dossier, Verb.SEAL, at=at, officer=officer, calendar=working_calendar(dossier.agency.code))
    dossier.save()
    stop(dossier, at=at)
    event = ResultSealed(
        number=result.number,
        sha256=result.sealed_blob.sha256,
        certificate=signer.serial,
        timeliness=outcome.value,
        timeliness_name=TIMELINESS_NAMES[outcome.value],
        due_on=dossier.due_on.isoformat(),
        apologised=hasattr(dossier, "apology"),
    )
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
