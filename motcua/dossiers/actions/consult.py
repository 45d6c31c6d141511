"""Asking other units for their opinion, each with its own time inside the dossier's."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers import policies
from motcua.dossiers.consulting import open_consultation, way_of
from motcua.dossiers.events import Consulted
from motcua.dossiers.models import Consultation, Dossier
from motcua.dossiers.outcome import written
from motcua.dossiers.rules.consulting import opens_now
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.terms import Term, describe_term
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.models import Agency
from motcua.organisation.queries import duties_of, officer_of
from motcua.organisation.rules.kinds import AgencyKind
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.accounts.models import User


@transaction.atomic(durable=True)
def consult(
    dossier_id: int, unit_codes: Sequence[str], *, question: str, term: Term, by: "User", at: datetime
) -> Dossier:
    """Units of this or another authority are asked: an electronic dossier all at once, a paper one in the order given.

    Raises Refused for anybody but who settles it, for an unknown unit or one asked already, or without a question.
    """
    dossier = Dossier.objects.locked(dossier_id)
    refuse_if(policies.may_consult(duties_of(by, on=day_in_vietnam(at)), dossier))
    officer = officer_of(by)
    if officer is None:
        raise Refused("Tài khoản này không phải tài khoản công chức.")
    units, kept = _units(dossier, unit_codes), written(question, "nội dung cần lấy ý kiến", limit=2000)
    calendar, way = working_calendar(dossier.agency.code), way_of(dossier)
    for turn, unit in enumerate(units, start=1):
        row = Consultation(
            dossier=dossier, asked=unit, question=kept, turn=turn, term_text=describe_term(term),
            asked_by=officer, asked_at=at,
        )  # fmt: skip
        if opens_now(turn=turn, way=way):
            open_consultation(row, calendar, at=at)
        row.save()
    event = Consulted(
        asked=[unit.pk for unit in units], names=", ".join(unit.name for unit in units), term=describe_term(term)
    )
    record(event, by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier


def _units(dossier: Dossier, codes: Sequence[str]) -> list[Agency]:
    known = {unit.code: unit for unit in Agency.objects.filter(code__in=codes).exclude(kind=AgencyKind.DESK)}
    if not codes or len(known) != len(codes):
        raise Refused("Hãy chọn ít nhất một đơn vị cần lấy ý kiến, mỗi đơn vị một lần.")
    if dossier.unit.code in known:
        raise Refused(f"{dossier.unit.name} đang giải quyết hồ sơ nên không tự lấy ý kiến của mình.")
    waiting = dossier.consultations.filter(answered_at__isnull=True, asked__code__in=codes).select_related("asked")
    if twice := waiting.first():
        raise Refused(f"Đang chờ ý kiến của {twice.asked.name}; không hỏi lại khi chưa có trả lời.")
    return [known[code] for code in codes]
