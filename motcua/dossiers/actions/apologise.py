"""Form 04: sorry, and a new day, once, signed by the head, at the latest the day before."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.appointment import keep_promise
from motcua.dossiers.events import Apologised
from motcua.dossiers.forms import apology_paper
from motcua.dossiers.models import Apology, Document, Dossier
from motcua.dossiers.numbering import form_number
from motcua.dossiers.outcome import written
from motcua.dossiers.result_paper import sign_as_leader
from motcua.dossiers.rules.clock import Cause
from motcua.files.actions import keep
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.vietnamese import format_day, format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Officer
from motcua.organisation.queries import duties_of, officer_of
from motcua.reference.queries import limits_of, working_calendar
from motcua.reference.rules.limits import LimitKey, Limits
from motcua.signatures.queries import Signer, personal_signer

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def apologise(dossier_id: int, *, reason: str, new_due_at: datetime, pin: str, by: "User", at: datetime) -> Dossier:
    """A new moment is promised beside the legal one, which stays: late all the same in the figures.

    Form 04 is signed with the head's own key, opened by `pin`, and kept (Decree 30/2020 art. 5). Raises Refused for
    anybody but the head, a second time, too late, without a reason, for a moment that is not working time after the
    day promised, or when the PIN is wrong (no number is used).
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_apologise(duties_of(by, on=day_in_vietnam(at)), dossier))
    limits, head, due = limits_of(dossier.regime), officer_of(by), dossier.due_at
    if head is None or due is None:
        raise Refused("Hồ sơ chưa có ngày hẹn trả kết quả.")
    refuse_if(_too_late(due, limits, at) or _not_later(dossier, due, new_due_at))
    told_why = written(reason, "lý do chưa trả kết quả đúng hẹn")
    signer = personal_signer(head, pin, at=at)
    row = Apology.objects.create(
        dossier=dossier,
        reason=told_why,
        due_then=due,
        new_due_at=new_due_at,
        signed_by=head,
        at=at,
    )
    article = limits.article(LimitKey.APOLOGY_BEFORE)
    told = [f"Ngày hẹn đã ghi {format_short(due)} được giữ nguyên để tính đúng hạn, quá hạn", row.reason]
    keep_promise(dossier, Cause.APOLOGY, article, told, at=at, officer=head, due_at=new_due_at)
    signed = _signed_paper(dossier, head, signer, at)
    event = Apologised(
        due_text=format_short(due),
        new_due_at=new_due_at.isoformat(),
        new_due_text=format_short(new_due_at),
        sha256=signed.blob.sha256,
        certificate=signer.serial,
    )
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier


def _signed_paper(dossier: Dossier, head: Officer, signer: Signer, at: datetime) -> Document:
    """Form 04 with the head's signature on it, kept as the only one: a reprint is this paper."""
    kind = Document.Kind.APOLOGY
    number = form_number(dossier, kind, at)
    paper = apology_paper(dossier, number)
    blob = keep(sign_as_leader(paper.pdf, paper.head, leader=head, signer=signer, at=at), at=at)
    return Document.objects.create(dossier=dossier, kind=kind, number=number, blob=blob, created_at=at)


def _too_late(due: datetime, limits: Limits, at: datetime) -> str | None:
    last = day_in_vietnam(due) - timedelta(days=int(limits.term(LimitKey.APOLOGY_BEFORE).amount))
    if day_in_vietnam(at) <= last:
        return None
    return (
        f"Phiếu xin lỗi phải gửi chậm nhất ngày {format_day(last)}, trước ngày hẹn trả; nay đã quá thời điểm đó. "
        "Hãy giải quyết ngay và liên hệ trực tiếp với người nộp."
    )


def _not_later(dossier: Dossier, due: datetime, new_due_at: datetime) -> str | None:
    if new_due_at <= due:
        return f"Ngày hẹn lại phải sau ngày hẹn đã ghi {format_short(due)}."
    if working_calendar(dossier.agency.code).snap_forward(new_due_at) != new_due_at:
        return "Ngày hẹn lại phải là thời điểm trong giờ làm việc."
    return None
