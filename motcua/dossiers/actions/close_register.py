"""Closing the register of a desk at the end of its year."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from motcua.dossiers.events import RegisterClosed
from motcua.dossiers.models import ClosedRegister
from motcua.dossiers.registering import Book, book_of, register_of
from motcua.dossiers.rules.registering import why_not_closed
from motcua.files.actions import keep
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of, officer_of
from motcua.pades.signing import sign
from motcua.pades.stamp import Appearance
from motcua.papers.register import register_xlsx, render_register
from motcua.signatures.queries import system_signer

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def close_register(desk_code: str, year: int, *, by: "User", at: datetime) -> ClosedRegister:
    """The book says how many lines it holds and is kept as it is, signed in the name of the desk's authority.

    Raises Refused for anybody but a clerk of the desk, before the year is over, and the second time
    (Circular 01/2018/TT-VPCP art. 10.2).
    """
    duties, officer, today = duties_of(by, on=day_in_vietnam(at)), officer_of(by), day_in_vietnam(at)
    desk = Agency.objects.select_for_update(of=("self",)).select_related("parent").filter(code=desk_code).first()
    book = book_of(duties, desk_code, year)
    if desk is None or book is None or officer is None:
        raise Refused("Chỉ cán bộ tiếp nhận của Bộ phận Một cửa giữ sổ mới khóa được sổ đó.")
    refuse_if(why_not_closed(year, book.lines, today=today, closed=book.closed is not None))
    register = register_of(book, keeper=officer.full_name, at=at, closed_on=today)
    closed = ClosedRegister.objects.create(
        desk=desk,
        year=year,
        lines=book.lines,
        closed_by=officer,
        closed_at=at,
        pdf=keep(_signed(render_register(register), book, at), at=at),
        xlsx=keep(register_xlsx(register), at=at),
    )
    event = RegisterClosed(desk_name=desk.name, year=year, lines=book.lines)
    record(event, by=by, at=at, subject="register", subject_id=closed.pk, agency_id=desk.pk)
    return closed


def _signed(pdf: bytes, book: Book, at: datetime) -> bytes:
    signer = system_signer(book.desk.parent or book.desk, settings.SYSTEM_PIN, at=at)
    if signer is None:
        return pdf
    appearance = Appearance(field_name="KhoaSo")
    return sign(pdf, key=signer.key, appearance=appearance, evidence=signer.evidence, at=at)
