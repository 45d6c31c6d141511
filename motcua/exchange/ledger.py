"""Trying to do what a message says, inside the caller's transaction; the caller records the fact that comes of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict
from uuid import NAMESPACE_URL, uuid5

from django.db import connection, transaction

from motcua.clients.national_portal.mapping_2021 import CITIZEN
from motcua.clients.national_portal.values import Filed
from motcua.dossiers.arrived_changes import answer_arrival, stop_arrival, was_asked
from motcua.dossiers.arriving import Arrival, ArrivedFile, file_arrival, replace_arrival
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.models import Dossier
from motcua.exchange.events import (
    ChangedNationally,
    FiledNationally,
    Quarantined,
    SupplementedNationally,
    WithdrawnNationally,
)
from motcua.exchange.models import Inbound, Origin
from motcua.exchange.reading import Message
from motcua.exchange.rules.kinds import InboundState
from motcua.kernel.codes import ProcedureCode
from motcua.kernel.identity import check_identity_number, check_phone
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import agencies_with_ecode
from motcua.people.actions import PersonFacts
from motcua.procedures.queries import ground_of

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.journal.events import Event

REPLACED = "Đã được thay bằng bản mới hơn của hồ sơ này."
WITHDRAWN = "Người nộp yêu cầu dừng giải quyết trên Cổng Dịch vụ công quốc gia."
LEFT = "Chỉ nhận nội dung được yêu cầu bổ sung; giữ nguyên như đã nộp: {}."


class Subject(TypedDict):
    """What a fact is recorded of."""

    subject: str
    subject_id: int
    agency_id: int | None


@dataclass(frozen=True)
class Settled:
    """The dossier a message is about, the facts that came of it, and what of it was left."""

    dossier: Dossier
    facts: "tuple[Event, ...]" = ()
    left: tuple[str, ...] = ()


def hold_code(national_code: str) -> None:
    """Messages about one dossier are taken one after the other, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"exchange:{national_code}"])


def settle(inbound: Inbound, message: Message, *, by: "User | None", at: datetime) -> "tuple[Event, ...]":
    """Do what the message says, or keep the sentence why it waits; empty when nothing new is to be said."""
    try:
        with transaction.atomic():
            settled = _do(message, at=at)
    except Refused as refused:
        before, inbound.reason = inbound.reason, _reason(refused)
        inbound.save(update_fields=["reason"])
        return (Quarantined(inbound.national_code),) if inbound.reason != before else ()
    inbound.state, inbound.dossier = InboundState.TAKEN.value, settled.dossier
    inbound.reason = LEFT.format("; ".join(settled.left))[:2000] if settled.left else ""
    inbound.settled_at, inbound.settled_by = at, by
    inbound.save()
    older = Inbound.objects.filter(national_code=inbound.national_code, state=InboundState.QUARANTINED.value)
    older.update(state=InboundState.RESOLVED.value, reason=REPLACED, settled_at=at, settled_by=by)
    return settled.facts


def subject_of(inbound: Inbound) -> Subject:
    """What a fact about a message is recorded of: its dossier, or itself while there is none."""
    if inbound.dossier is None:
        return {"subject": "inbound", "subject_id": inbound.pk, "agency_id": None}
    return {"subject": "dossier", "subject_id": inbound.dossier.pk, "agency_id": inbound.dossier.agency_id}


def _do(message: Message, *, at: datetime) -> Settled:
    if message.filed is None:
        raise Refused(message.trouble)
    filed = message.filed
    origin = Origin.objects.filter(national_code=filed.code).first()
    known = (
        origin.dossier_id if origin else Dossier.objects.filter(code=filed.code).values_list("pk", flat=True).first()
    )
    if known is not None:
        return _change(Dossier.objects.locked(known), filed, _arrival(message, filed, at), at, from_there=bool(origin))
    if filed.withdrawn:
        raise Refused(f"Hồ sơ {filed.code} mà người nộp yêu cầu dừng giải quyết chưa có ở hệ thống này.")
    dossier = file_arrival(_arrival(message, filed, at), at=at)
    Origin.objects.create(dossier=dossier, national_code=filed.code, filed_at=filed.filed_at)
    return Settled(dossier, (FiledNationally(filed.code),))


def _change(dossier: Dossier, filed: Filed, arrival: Arrival, at: datetime, *, from_there: bool) -> Settled:
    """What is said of a dossier that is here: stop it, an answer to what was asked, or a whole new version of theirs."""
    if dossier.is_part:
        raise Refused(f"Hồ sơ {dossier.code} là một phần của hồ sơ liên thông; người nộp làm việc với hồ sơ chung.")
    if filed.withdrawn:
        taken = stop_arrival(dossier, arrival, filed.note or WITHDRAWN, at=at)
        return Settled(dossier, (taken.fact, WithdrawnNationally(filed.code)) if taken.fact else ())
    if filed.answered or was_asked(dossier):
        taken = answer_arrival(dossier, arrival, filed.answered, at=at)
        return Settled(dossier, (taken.fact, SupplementedNationally(filed.code)) if taken.fact else (), taken.left)
    if not from_there:
        raise Refused(f"Hồ sơ {dossier.code} được nộp ở hệ thống này nên không thay bằng bản gửi từ cổng quốc gia.")
    replace_arrival(dossier, arrival, at=at)
    return Settled(dossier, (ChangedNationally(filed.code),))


def _arrival(message: Message, filed: Filed, at: datetime) -> Arrival:
    procedure, agency = _place(filed, at)
    files = tuple(ArrivedFile(one.paper, one.name, message.contents[one.address]) for one in filed.files)
    key = uuid5(NAMESPACE_URL, f"national:{filed.code}")
    return Arrival(key, procedure, agency, _person(filed), filed.answers, files)


def _place(filed: Filed, at: datetime) -> tuple[str, str]:
    on = day_in_vietnam(at)
    try:
        procedure = ProcedureCode.parse(filed.procedure_code).national
    except ValueError as wrong:
        raise Refused(str(wrong)) from wrong
    for agency in agencies_with_ecode(filed.agency_code, on=on):
        if ground_of(procedure, agency.code, on=on) is not None:
            return procedure, agency.code
    raise Refused(
        f"Không có cơ quan nào mang mã định danh “{filed.agency_code}” giải quyết thủ tục {procedure} ở hệ thống này."
    )


def _person(filed: Filed) -> PersonFacts:
    if filed.kind != CITIZEN:
        raise Refused("Hồ sơ của tổ chức, doanh nghiệp chưa nhận tự động được; cán bộ tiếp nhận tại quầy.")
    try:
        identity_no, phone = check_identity_number(filed.identity_no), check_phone(filed.phone)
    except ValueError as wrong:
        raise Refused(f"Thông tin chủ hồ sơ chưa đúng: {wrong}") from wrong
    return PersonFacts(identity_no, filed.name, phone, address=filed.address, email=filed.email)


def _reason(refused: Refused) -> str:
    told = [refused.sentence]
    if isinstance(refused, Incomplete):
        told += [*refused.fields.values(), *refused.papers.values()]
    return " ".join(told)[:2000]
