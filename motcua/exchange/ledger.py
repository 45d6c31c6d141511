"""Trying to file what arrived, inside the caller's transaction; the caller records the fact that comes of it."""

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from django.db import connection, transaction

from motcua.clients.national_portal.mapping_2021 import CITIZEN
from motcua.clients.national_portal.values import Filed
from motcua.dossiers.arriving import Arrival, ArrivedFile, file_arrival, replace_arrival
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.models import Dossier
from motcua.exchange.events import ChangedNationally, FiledNationally, Quarantined
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


def hold_code(national_code: str) -> None:
    """Messages about one dossier are taken one after the other, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"exchange:{national_code}"])


def settle(inbound: Inbound, message: Message, *, by: "User | None", at: datetime) -> "Event | None":
    """File what the message says, or keep the sentence why it waits; None when nothing new is to be said."""
    try:
        with transaction.atomic():
            dossier, event = _file(message, at=at)
    except Refused as refused:
        before, inbound.reason = inbound.reason, _reason(refused)
        inbound.save(update_fields=["reason"])
        return Quarantined(inbound.national_code) if inbound.reason != before else None
    inbound.state, inbound.reason, inbound.dossier = InboundState.TAKEN.value, "", dossier
    inbound.settled_at, inbound.settled_by = at, by
    inbound.save()
    older = Inbound.objects.filter(national_code=inbound.national_code, state=InboundState.QUARANTINED.value)
    older.update(state=InboundState.RESOLVED.value, reason=REPLACED, settled_at=at, settled_by=by)
    return event


def _file(message: Message, *, at: datetime) -> tuple[Dossier, "Event"]:
    if message.filed is None:
        raise Refused(message.trouble)
    filed = message.filed
    arrival = _arrival(message, filed, at)
    origin = Origin.objects.filter(national_code=filed.code).first()
    if origin is not None:
        dossier = Dossier.objects.locked(origin.dossier_id)
        replace_arrival(dossier, arrival, at=at)
        return dossier, ChangedNationally(filed.code)
    dossier = file_arrival(arrival, at=at)
    Origin.objects.create(dossier=dossier, national_code=filed.code, filed_at=filed.filed_at)
    return dossier, FiledNationally(filed.code)


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
