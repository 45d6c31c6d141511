"""The document clerk seals a corrected result; from now on it is the result."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import CorrectionSealed
from motcua.dossiers.models import Correction, Dossier, Result
from motcua.dossiers.result_paper import seal_as_agency
from motcua.files.actions import keep
from motcua.files.queries import content_of
from motcua.journal.actions import record
from motcua.kernel.refusals import refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from motcua.signatures.queries import seal_signer

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def seal_correction(dossier_id: int, *, pin: str, by: "User", at: datetime) -> Dossier:
    """The corrected paper takes the wrong one's place; the wrong one is kept and known as replaced.

    The dossier stays settled when it was. Raises Refused for anybody else, without a signed correction or a right PIN.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_seal_correction(duties_of(by, on=day_in_vietnam(at)), dossier))
    signer = seal_signer(dossier.agency, pin, at=at)
    row = (
        Correction.objects.select_for_update(of=("self",))
        .select_related("signed_blob")
        .get(dossier=dossier, sealed_at__isnull=True)
    )
    paper = seal_as_agency(content_of(row.signed_blob), row.seal_place, agency=dossier.agency, signer=signer, at=at)
    sealed = keep(paper, at=at)
    Result.objects.filter(dossier=dossier).update(
        content=row.content,
        number=row.number,
        verification_code=row.verification_code,
        signed_by=row.signed_by_id,
        signed_at=row.signed_at,
        signed_blob=row.signed_blob_id,
        seal_place=row.seal_place,
        sealed_by=officer_of(by),
        sealed_at=at,
        sealed_blob=sealed,
    )
    row.sealed_at = at
    row.save(update_fields=["sealed_at"])
    event = CorrectionSealed(
        number=row.number, wrong_number=row.wrong_number, sha256=sealed.sha256, certificate=signer.serial
    )
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
