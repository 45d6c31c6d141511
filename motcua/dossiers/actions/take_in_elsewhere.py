"""A clerk takes in what another authority of the province settles, and its desk receives (Decree 118/2025 arts 14, 17.3)."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.dossiers.events import TakenElsewhere
from motcua.dossiers.filing import filed_once
from motcua.dossiers.models import Dossier, Transfer
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.reception import CounterFiling, file_waiting, only_clerks_of, take_along
from motcua.dossiers.rules.deadlines import leave_by
from motcua.dossiers.rules.receiving import why_not_elsewhere
from motcua.journal.actions import record
from motcua.kernel.refusals import Refused, refuse_if
from motcua.kernel.vietnamese import format_short
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import agency_by_code, in_same_province, officer_of
from motcua.procedures.queries import competence_for
from motcua.reference.queries import limits_of, regime_on, working_calendar
from motcua.reference.rules.limits import LimitKey

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.organisation.models import Agency
    from motcua.procedures.models import Competence


@dataclass(frozen=True)
class TakingIn:
    """What the clerk entered at the desk `counter.desk_code` for the authority `agency_code`.

    `return_here`: the applicant wants the result at this desk, not at the competent one.
    """

    counter: CounterFiling
    agency_code: str
    return_here: bool = False


def taken_before(filing: TakingIn, by: "User", at: datetime) -> Dossier | None:
    """What was taken in under the key. Raises Refused for anybody but a clerk of the desk that took it."""
    rows = Transfer.objects.select_related("from_desk", "dossier")
    known = rows.filter(dossier__filing_key=filing.counter.filing_key).first()
    if known is None:
        return None
    only_clerks_of(known.from_desk, by, at)
    return known.dossier


@filed_once(taken_before)
@transaction.atomic(durable=True)
def take_in_elsewhere(filing: TakingIn, *, by: "User", at: datetime) -> Dossier:
    """File it for the competent desk, where it waits; no appointment yet: the term begins when that desk receives.

    Taking in twice returns the same dossier. Raises `Incomplete` with a sentence for each field and paper, Refused for
    anybody but a clerk of the desk, or where the regime does not let the desk take it.
    """
    desk = agency_by_code(filing.counter.desk_code)
    if desk is None:
        raise Refused("Chọn Bộ phận Một cửa nhận hồ sơ.")
    only_clerks_of(desk, by, at)
    competence = _competence(filing, desk, at)
    officer = officer_of(by)
    if officer is None:
        raise Refused("Tài khoản này không phải của cán bộ tiếp nhận.")
    dossier = file_waiting(filing.counter, competence, channel=Channel.DIRECT, filed_at=at, at=at)
    take_along(dossier, filing.counter, by=by, officer=officer, at=at)
    cut_off = limits_of(dossier.regime).hour(LimitKey.TRANSFER_CUT_OFF)
    way = Transfer.objects.create(
        dossier=dossier,
        from_desk=desk,
        to_desk=dossier.desk,
        taken_at=at,
        taken_by=officer,
        must_leave_by=leave_by(at, cut_off, working_calendar(desk.code)),
        return_here=filing.return_here,
    )
    record(_event(dossier, way), by=by, at=at, subject="dossier", subject_id=dossier.pk, agency_id=dossier.agency_id)
    return dossier


def _competence(filing: TakingIn, desk: "Agency", at: datetime) -> "Competence":
    day = day_in_vietnam(at)
    competence = competence_for(filing.counter.procedure_code, filing.agency_code, on=day)
    if competence is None:
        raise Refused("Cơ quan đã chọn không giải quyết thủ tục này.")
    if competence.desk_id == desk.pk:
        raise Refused("Cơ quan đã chọn nhận hồ sơ tại chính nơi này; tiếp nhận theo cách thông thường.")
    rule = limits_of(regime_on(day).key).text(LimitKey.RECEIVING_DESK)
    near = competence.desk_id in in_same_province(desk.pk, {competence.desk_id})
    refuse_if(why_not_elsewhere(rule, same_province=near))
    return competence


def _event(dossier: Dossier, way: Transfer) -> TakenElsewhere:
    return TakenElsewhere(
        code=dossier.code,
        channel=dossier.channel,
        procedure=dossier.revision.procedure.code,
        from_desk=way.from_desk_id,
        from_name=way.from_desk.name,
        to_desk=way.to_desk_id,
        to_name=way.to_desk.name,
        leave_by=way.must_leave_by.isoformat(),
        leave_text=format_short(way.must_leave_by),
    )
