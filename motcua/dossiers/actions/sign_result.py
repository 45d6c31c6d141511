"""A leader approves and signs the result."""

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.counters.actions import take
from motcua.dossiers import policies
from motcua.dossiers.events import ResultSigned
from motcua.dossiers.ledger import walk
from motcua.dossiers.models import Dossier, Result
from motcua.dossiers.result_paper import number_book, number_text, set_result, sign_as_leader
from motcua.dossiers.rules.states import Verb
from motcua.files.actions import keep
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.reference.queries import working_calendar
from motcua.signatures.queries import personal_signer

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def sign_result(dossier_id: int, *, pin: str, by: "User", at: datetime) -> Dossier:
    """The result is numbered, dated, set as a paper and signed with the leader's own key, opened by `pin`.

    Raises Refused when the asker may not sign, has no valid certificate, or the PIN is wrong; no number is used.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_sign(duties_of(by, on=day_in_vietnam(at)), dossier))
    leader = officer_of(by)
    if leader is None:
        raise Refused("Tài khoản này không phải tài khoản công chức.")
    signer = personal_signer(leader, pin, at=at)
    result = Result.objects.select_for_update().get(dossier=dossier)
    result.number = number_text(dossier, take(number_book(dossier, day_in_vietnam(at))))
    paper = set_result(dossier, result, leader=leader, at=at)
    result.signed_blob = keep(sign_as_leader(paper.pdf, paper.leader, leader=leader, signer=signer, at=at), at=at)
    result.signed_by, result.signed_at, result.seal_place = leader, at, asdict(paper.seal_beside)
    result.save()
    walk(dossier, Verb.SIGN_RESULT, at=at, officer=leader, calendar=working_calendar(dossier.agency.code))
    dossier.save()
    event = ResultSigned(number=result.number, sha256=result.signed_blob.sha256, certificate=signer.serial)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
