"""The result goes to the authorised person standing at the desk."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.actions.return_result import give_result
from motcua.dossiers.models import Dossier
from motcua.dossiers.representing import representative_of, why_not_collected_by
from motcua.dossiers.rules.returning import ReturnWay
from motcua.kernel.identity import check_identity_number
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def return_to_representative(dossier_id: int, *, identity_no: str, by: "User", at: datetime) -> Dossier:
    """Hand the result to who acts for the applicant; `identity_no` is read from the card they show.

    Raises Refused for anybody but a clerk of the desk, when nobody acts or the paper does not let them take the result,
    or when the card is somebody else's.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_return(duties_of(by, on=day_in_vietnam(at)), dossier))
    known = representative_of(dossier)
    refuse_if(why_not_collected_by(known))
    try:
        number = check_identity_number(identity_no)
    except ValueError as wrong:
        raise Refused(str(wrong)) from wrong
    if known is None or number != known.identity_no:
        raise Refused("Số định danh trên giấy tờ xuất trình không phải của người được ủy quyền đã ghi.")
    known.collected_at = at
    known.save(update_fields=["collected_at"])
    words = "trực tiếp, cho người được ủy quyền"
    return give_result(dossier, how=ReturnWay.IN_PERSON, to=known.name, by=by, at=at, words=words)
