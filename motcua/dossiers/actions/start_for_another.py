"""Beginning an application for somebody else, with the paper of authority."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from motcua.dossiers.filing import citizen, ground_for
from motcua.dossiers.models import Draft, DraftRepresentation
from motcua.dossiers.rules.representing import FILING, Basis, Scope
from motcua.files.queries import upload_of
from motcua.kernel.identity import check_identity_number, check_phone
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.procedures.rules.forms import prefill
from motcua.reference.policies import may_file_online

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class Represented:
    """For whom it is filed, as the paper says, and the paper itself."""

    name: str
    identity_no: str
    phone: str
    address: str
    basis: Basis
    scope: Scope
    upload_id: UUID
    paper_number: str = ""
    paper_on: date | None = None


@transaction.atomic(durable=True)
def start_for_another(
    procedure_code: str, agency_code: str, represented: Represented, *, by: "User", at: datetime
) -> Draft:
    """A draft on the revision in force today, filled with what the citizen says of the person they act for.

    Nothing known of that person is shown. Raises Refused as beginning for oneself does, and when a number, the paper or
    its scope is not right.
    """
    ground = ground_for(procedure_code, agency_code, on=day_in_vietnam(at))
    refuse_if(may_file_online(ground.portal))
    try:
        number, phone = check_identity_number(represented.identity_no), check_phone(represented.phone)
    except ValueError as wrong:
        raise Refused(str(wrong)) from wrong
    if number == citizen(by).identity_no:
        raise Refused("Ông/bà nộp cho chính mình thì chọn “Nộp cho chính tôi”.")
    upload = upload_of(represented.upload_id, owner=by)
    if upload is None or upload.blob is None:
        raise Refused("Đính kèm giấy tờ ủy quyền.")
    if represented.scope not in FILING:
        raise Refused("Giấy tờ ủy quyền phải có nội dung nộp hồ sơ.")
    said = {"full_name": represented.name, "identity_no": number, "phone": phone, "address": represented.address}
    draft = Draft.objects.create(
        owner=by,
        revision=ground.revision,
        competence=ground.competence,
        data=prefill(ground.revision.form_definition, said),
        created_at=at,
        updated_at=at,
    )
    DraftRepresentation.objects.create(
        draft_key=draft.pk,
        name=represented.name,
        identity_no=number,
        phone=phone,
        address=represented.address,
        basis=represented.basis.value,
        paper_number=represented.paper_number,
        paper_on=represented.paper_on,
        scope=represented.scope.value,
        upload=upload,
    )
    return draft
