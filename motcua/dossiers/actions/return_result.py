"""The result goes to the applicant."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.events import ResultReturned
from motcua.dossiers.ledger import walk
from motcua.dossiers.models import Dossier
from motcua.dossiers.representing import why_not_by_name
from motcua.dossiers.rules.returning import RETURN_NAMES, ReturnWay
from motcua.dossiers.rules.states import Verb
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import duties_of, officer_of

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def return_result(dossier_id: int, *, how: ReturnWay, to: str, by: "User", at: datetime) -> Dossier:
    """Hand the result over, in person to the one named `to`, or online to the applicant's account.

    Raises Refused when the asker is no clerk of the desk, nobody is named, the one named acts for the applicant (whose
    card is looked at: `return_to_representative`) or did so, or the applicant has no account.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_return(duties_of(by, on=day_in_vietnam(at)), dossier))
    if how is ReturnWay.IN_PERSON and not to.strip():
        raise Refused("Cần ghi họ tên người nhận kết quả.")
    if how is ReturnWay.IN_PERSON:
        refuse_if(why_not_by_name(dossier, to))
    if how is ReturnWay.ONLINE and dossier.applicant.user_id is None:
        raise Refused("Người nộp không có tài khoản trực tuyến; hãy trả kết quả trực tiếp.")
    if how is ReturnWay.POST:
        raise Refused("Kết quả gửi qua bưu chính được ghi là đã trả khi bưu chính phát đến người nhận.")
    if how is ReturnWay.LINKED:
        raise Refused("Chỉ phần việc của hồ sơ liên thông được chuyển kết quả về hồ sơ liên thông.")
    return give_result(dossier, how=how, to=to, by=by, at=at)


def give_result(
    dossier: Dossier, *, how: ReturnWay, to: str, by: "User | None", at: datetime, words: str = ""
) -> Dossier:
    """The result is in the applicant's hands: its end, inside the caller's transaction with the row locked.

    `by` is None when the Post's own system told of the delivery. `words` say the way more exactly than its name.
    """
    dossier.returned_at, dossier.returned_how = at, how.value
    dossier.returned_to = to.strip()[:160] or dossier.applicant_name
    walk(dossier, Verb.RETURN_RESULT, at=at, officer=officer_of(by) if by else None)
    dossier.save()
    event = ResultReturned(how=how.value, how_name=words or RETURN_NAMES[how].lower())
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier
