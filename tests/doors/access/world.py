"""One dossier at each place of its way, a draft and an upload: what the access matrix asks for.

Beside the small world stand a stranger and a department that is asked for opinions. Whoever has something to do with a
dossier has it with every one: the representative acts in each, the department is asked about each that is settled.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from motcua.dossiers.actions.attach_paper import attach_paper
from motcua.dossiers.actions.consult import consult
from motcua.dossiers.actions.hand_papers_over import hand_papers_over
from motcua.dossiers.actions.keep_document import filing_paper
from motcua.dossiers.actions.keep_reception import TypedPage, keep_reception
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Consultation, Dossier, Draft
from motcua.dossiers.queries import papers_of, result_of
from motcua.dossiers.rules.returning import ReturnWay
from motcua.fees.actions.notify_payment import Notice, notify_payment
from motcua.kernel.terms import parse_term
from motcua.organisation.actions.appoint_officer import OfficerFacts, appoint_officer
from motcua.organisation.actions.establish_agency import AgencyFacts, establish_agency
from motcua.organisation.actions.grant_role import grant_role
from motcua.organisation.models import Grant
from motcua.organisation.rules.kinds import AgencyKind, Role
from motcua.people.actions import PersonFacts, register_citizen
from motcua.postal.actions.draw_up_hand_over import draw_up_hand_over
from motcua.postal.actions.draw_up_results import draw_up_results
from motcua.procedures.actions.publish_revision import RevisionFacts, publish_revision
from motcua.queueing.actions.book_slot import Visitor, book_slot
from motcua.queueing.actions.call_next import call_next
from motcua.queueing.actions.open_kiosk import open_kiosk
from motcua.queueing.actions.open_window import open_window
from motcua.queueing.actions.take_ticket import take_ticket
from motcua.queueing.queries import free_hours
from tests.doors.access.rows import STRANGER
from tests.factories.cast import (
    BEGIN,
    BIRTH,
    DISTRICT_STEPS,
    FIRST_DAY,
    MARITAL,
    PASSWORD,
    PIN,
    PLAIN,
    Cast,
    a_draft,
    birth_data,
    filed_at_counter,
    form,
)
from tests.factories.elsewhere import NEW_REGIME, represented, represented_by_upload, taken_in
from tests.factories.linked import linked_procedure, part, settled_part, whole_online
from tests.factories.money import a_charge, a_notice, an_account
from tests.factories.national import arrived
from tests.factories.postal import accepted, handed_over, postal_officer
from tests.factories.uploads import arriving, pdf, uploaded

Things = dict[str, dict[str, Any]]


def people() -> None:
    """The stranger, and the department with the officer who is asked."""
    facts = PersonFacts(STRANGER, "Hoàng Thị Xa Lạ", "0900000789", date(1988, 1, 1), "Nữ", synthetic=True)
    register_citizen(facts, password=PASSWORD, by=None, at=BEGIN)
    name = "Phòng Tài nguyên và Môi trường"
    agency = AgencyFacts(
        "dia-chinh", AgencyKind.DEPARTMENT, name, "Tài nguyên", FIRST_DAY, parent="hq", ecode="H58.90.02"
    )
    establish_agency(agency, by=None, at=BEGIN)
    said = OfficerFacts("consulted", "Vũ Thị Hỏi", "dia-chinh", "Chuyên viên", synthetic=True)
    officer = appoint_officer(said, password=PASSWORD, by=None, at=BEGIN)
    grant_role(officer.pk, Role.SPECIALIST, "dia-chinh", by=None, at=BEGIN)


def asked(cast: Cast, dossier: Dossier, *, at: datetime, unit: str = "dia-chinh") -> Dossier:
    """The dossier with a question put to the department, or to another unit."""
    term, question = parse_term("2 ngày làm việc"), "Có ý kiến gì?"
    return consult(dossier.pk, [unit], question=question, term=term, by=cast.user("specialist"), at=at)


def build(*, at: datetime) -> Things:
    """The arguments of an address, by the name of the thing it is about. Everything belongs to `citizen` and `xa`."""
    cast = Cast()
    people()
    return {
        "": {},
        **_linked(cast, at),
        **_online(cast, at),
        **_settled(cast, at),
        **_fees(cast, at),
        **_registry(cast, at),
        **_queue(cast, at),
        **_post(cast, at),
        **_particular(cast, at),
        **_asked(cast, at),
        **_on_paper(cast, at),
    }


def _linked(cast: Cast, at: datetime) -> Things:
    """A linked dossier, and a part of it at the district, which was given the result of the part before it."""
    linked_procedure()
    whole = whole_online(cast, at=at)
    represented(cast, whole, at=at)
    settled_part(cast, whole, 1, at=at)
    here = part(whole, 3)
    return {
        "whole": {"code": whole.code},
        "whole form": {"code": whole.code, "name": "ket-qua-phan-1"},
        "whole paper": {"code": whole.code, "kind": "ket-qua-phan-1"},
        "part": {"code": here.code},
        "part file": {"code": here.code, "paper_id": papers_of(here)[0].pk},
        "part form": {"code": here.code, "name": "ket-qua-phan-1"},
    }


def _online(cast: Cast, at: datetime) -> Things:
    """A draft with a file, another one filed and not received yet, an upload on its way."""
    draft, waiting, upload = _draft(cast, at), _filed_with_file(cast, at), arriving(cast, at=at)
    represented(cast, waiting, at=at)
    filing_paper(waiting.pk, at=at)
    return {
        "draft": {"draft_id": draft.pk},
        "kept reception": {"filing_key": _kept(cast, at)},
        "draft page": {"draft_id": draft.pk, "number": 1},
        "draft file": {"draft_id": draft.pk, "paper_id": draft.papers.get().pk},
        "upload": {"upload_id": upload.pk},
        "waiting": {"code": waiting.code},
        "waiting file": {"code": waiting.code, "paper_id": papers_of(waiting)[0].pk},
        "waiting paper": {"code": waiting.code, "kind": "xac-nhan-nop"},
    }


def _begun(cast: Cast, at: datetime, clerk: str = "clerk") -> Dossier:
    """Received, in everybody's hands who may have it."""
    return asked(cast, represented(cast, filed_at_counter(cast, at=at, clerk=clerk), at=at), at=at)


def _settled(cast: Cast, at: datetime) -> Things:
    """One dossier at each place from its reception to its end."""
    first = [_begun(cast, at, "clerk2"), *(_begun(cast, at) for _ in range(4))]
    leader, seals = cast.user("leader"), cast.user("document_clerk")
    for one in first[1:]:
        propose(one.pk, values={}, opinion="Đủ điều kiện", by=cast.user("specialist"), at=at)
    for one in first[2:]:
        sign_result(one.pk, pin=PIN, by=leader, at=at)
    for one in first[3:]:
        seal(one.pk, pin=PIN, by=seals, at=at)
    name = "Nguyễn Thị Ánh Thử"
    return_result(first[4].pk, how=ReturnWay.IN_PERSON, to=name, by=cast.user("clerk"), at=at)
    result = result_of(first[3])
    assert result is not None
    told = zip(("received", "proposed", "signed", "done", "returned"), first, strict=True)
    return {name: {"code": one.code} for name, one in told} | {"result": {"code": result.verification_code}}


def _fees(cast: Cast, at: datetime) -> Things:
    """A charge with a payment, money nobody can place, and the account it goes to."""
    charged = _begun(cast, at)
    charge = a_charge(cast, charged, at=at)
    payment = notify_payment(a_notice(charge, at=at, amount=5000), at=at)
    unplaced = notify_payment(Notice("gateway", "GD-9", "?", 8000, at), at=at)
    return {
        "charged": {"code": charged.code},
        "charge": {"code": charged.code, "charge_id": charge.pk},
        "payment": {"code": charged.code, "payment_id": payment.pk},
        "unplaced": {"payment_id": unplaced.pk},
        "fee account": {"account_id": an_account(at).pk},
    }


def _registry(cast: Cast, at: datetime) -> Things:
    """What the console looks after."""
    grant = Grant.objects.get(officer__user=cast.user("clerk2"))
    _revise_plain(at)
    return {
        "procedure": {"code": MARITAL},
        "revised procedure": {"code": PLAIN},
        "agency": {"code": "xa"},
        "wording": {"key": "received"},
        "officer": {"officer_id": grant.officer_id},
        "grant": {"officer_id": grant.officer_id, "grant_id": grant.pk},
        "xlsx": {"kind": "xlsx"},
        "arrival": {"inbound_id": arrived(at, SoDienThoai="1").pk},
    }


def _particular(cast: Cast, at: datetime) -> Things:
    """A dossier in which somebody acts by an uploaded paper, and one that the desk of `xb` took in for `xa`."""
    return {
        "represented": {"code": represented_by_upload(cast, at=at).code},
        "taken in": {"code": taken_in(cast, at=NEW_REGIME).code},
    }


def _post(cast: Cast, at: datetime) -> Things:
    """An order and its record on the way in, a parcel on the way out; `postman` serves the desk of `xa`."""
    postman = postal_officer("postman")
    order = accepted(postman, at=at)[0]
    record = draw_up_hand_over([order.pk], by=postman, at=at)
    parcel = handed_over(cast, at=at)
    given = draw_up_results([handed_over(cast, at=at).pk], by=cast.user("clerk"), at=at)
    return {
        "given": {"record_id": given.pk},
        "order": {"order_id": order.pk},
        "record": {"record_id": record.pk},
        "parcel": {"parcel_id": parcel.pk},
    }


def _on_paper(cast: Cast, at: datetime) -> Things:
    """A dossier whose papers are on their way from the desk of `xa` to its unit."""
    slip = hand_papers_over(
        filed_at_counter(cast, at=at, procedure=BIRTH).pk, key=uuid4(), by=cast.user("clerk"), at=at
    )
    return {"slip": {"slip_id": slip.pk}, "gesture": {"key": slip.key}}


def _asked(cast: Cast, at: datetime) -> Things:
    """A dossier with files, its forms, its line in the book, and a question put to the department."""
    dossier = receive(_filed_with_file(cast, at).pk, by=cast.user("clerk"), at=at)
    asked(cast, dossier, at=at)
    number = Consultation.objects.get(dossier=dossier).pk
    return {
        "form": {"code": dossier.code, "name": "receipt-1"},
        "book": {"desk": "mc-xa", "year": at.year},
        "question": {"number": number},
        "question file": {"number": number, "paper_id": papers_of(dossier)[0].pk},
    }


def _queue(cast: Cast, at: datetime) -> Things:
    """A ticket the clerk's window calls, and a booked hour."""
    ticket = take_ticket("mc-xa", None, reason="none", by=None, at=at)
    kiosk = open_kiosk("mc-xa", by=cast.user("clerk"), at=at)
    open_window("mc-xa", 1, by=cast.user("clerk"), at=at)
    call_next(by=cast.user("clerk"), at=at)
    hour = free_hours(cast.agency("mc-xa"), at=at)[0].starts_at
    visitor = Visitor("Nguyễn Thị Ánh Thử", "000190000001", "0900000123")
    booking = book_slot("mc-xa", None, hour, visitor, by=None, at=at)
    return {
        "desk": {"desk_code": "mc-xa"},
        "kiosk": {"kiosk_id": kiosk.pk},
        "ticket": {"desk_code": "mc-xa", "key": ticket.key},
        "ticket called": {"ticket_id": ticket.pk},
        "booking": {"desk_code": "mc-xa", "code": booking.code},
    }


def _kept(cast: Cast, at: datetime) -> UUID:
    page = TypedPage(uuid4(), {"nguoi_full_name": "Lý Thị Dở Dang"}, uuid4(), 1)
    keep_reception(page, by=cast.user("clerk"), at=at)
    return page.filing_key


def _draft(cast: Cast, at: datetime) -> Draft:
    draft = a_draft(cast, at=at, procedure=BIRTH, data=birth_data())
    upload = uploaded(cast, pdf(), at=at)
    attach_paper(draft.pk, "giay-chung-sinh", upload.pk, by=cast.user("citizen"), at=at)
    return draft


def _revise_plain(at: datetime) -> None:
    term = parse_term("10 ngày")
    name, plain = "Cấp giấy phép mẫu (sửa)", form("plain")
    facts = RevisionFacts(PLAIN, "district", name, "Xây dựng", term, steps=DISTRICT_STEPS, form=plain)
    publish_revision(facts, effective_from=date(2024, 3, 10), by=None, at=at)


def _filed_with_file(cast: Cast, at: datetime) -> Dossier:
    return submit(_draft(cast, at).pk, by=cast.user("citizen"), at=at)
