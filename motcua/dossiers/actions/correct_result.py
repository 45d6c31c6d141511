"""A wrong result is put right: the leader signs a new paper that takes the wrong one's place."""

import secrets
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.counters.actions import take
from motcua.dossiers import policies
from motcua.dossiers.events import ResultCorrected
from motcua.dossiers.models import Correction, Dossier, Result
from motcua.dossiers.outcome import written
from motcua.dossiers.result_paper import number_book, number_text, set_result, sign_as_leader
from motcua.files.actions import keep
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.signatures.queries import personal_signer

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def correct_result(
    dossier_id: int, *, values: dict[str, str], reason: str, pin: str, by: "User", at: datetime
) -> Dossier:
    """A new numbered and signed paper waits for the seal; until then the wrong one stands. `values` correct its words.

    Raises Refused for anybody but a leader, before a result was sealed, while another correction waits, without a
    reason, or when the PIN is wrong (no number is used).
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_correct(duties_of(by, on=day_in_vietnam(at)), dossier))
    leader, kept = officer_of(by), written(reason, "sai sót và lý do đính chính")
    wrong = Result.objects.select_for_update().get(dossier=dossier)
    if leader is None or wrong.sealed_blob_id is None or wrong.sealed_at is None:
        raise Refused("Hồ sơ chưa có văn bản kết quả đã đóng dấu.")
    signer = personal_signer(leader, pin, at=at)
    content = {**wrong.content, **{key: str(value)[:2000] for key, value in values.items()}}
    number = number_text(dossier, take(number_book(dossier, day_in_vietnam(at))))
    new = Result(dossier=dossier, title=wrong.title, content=content, number=number)
    new.verification_code = secrets.token_hex(8)
    paper = set_result(dossier, new, leader=leader, at=at, replaces=wrong)
    signed = keep(sign_as_leader(paper.pdf, paper.leader, leader=leader, signer=signer, at=at), at=at)
    Correction.objects.create(
        dossier=dossier,
        reason=kept,
        wrong_number=wrong.number,
        wrong_code=wrong.verification_code,
        wrong_sealed_blob_id=wrong.sealed_blob_id,
        wrong_sealed_at=wrong.sealed_at,
        content=content,
        number=number,
        verification_code=new.verification_code,
        signed_by=leader,
        signed_at=at,
        signed_blob=signed,
        seal_place=asdict(paper.seal_beside),
    )
    event = ResultCorrected(number=number, wrong_number=wrong.number, sha256=signed.sha256, certificate=signer.serial)
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
