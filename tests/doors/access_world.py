"""One dossier at each place of its way, a draft and an upload: what the access matrix asks for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client

from motcua.dossiers.actions.attach_paper import attach_paper
from motcua.dossiers.actions.consult import consult
from motcua.dossiers.actions.hand_papers_over import hand_papers_over
from motcua.dossiers.actions.keep_document import filing_paper
from motcua.dossiers.actions.keep_reception import TypedPage, keep_reception
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Consultation, Dossier, Draft
from motcua.dossiers.queries import papers_of, result_of
from motcua.fees.actions.notify_payment import Notice, notify_payment
from motcua.kernel.terms import parse_term
from motcua.organisation.models import Grant
from motcua.postal.actions.draw_up_hand_over import draw_up_hand_over
from motcua.postal.actions.draw_up_results import draw_up_results
from motcua.procedures.actions.publish_revision import RevisionFacts, publish_revision
from motcua.queueing.actions.book_slot import Visitor, book_slot
from motcua.queueing.actions.call_next import call_next
from motcua.queueing.actions.open_kiosk import open_kiosk
from motcua.queueing.actions.open_window import open_window
from motcua.queueing.actions.take_ticket import take_ticket
from motcua.queueing.queries import free_hours
from tests.factories.cast import (
    BIRTH,
    DISTRICT_STEPS,
    MARITAL,
    PLAIN,
    Cast,
    a_draft,
    birth_data,
    filed_at_counter,
    form,
    proposed,
    returned,
    sealed,
    signed,
)
from tests.factories.elsewhere import NEW_REGIME, represented_by_upload, taken_in
from tests.factories.money import a_charge, a_notice, an_account
from tests.factories.national import arrived
from tests.factories.postal import accepted, handed_over, postal_officer
from tests.factories.uploads import arriving, pdf, uploaded

ASKERS = (
    "anonymous", "citizen", "neighbour", "clerk", "other_clerk", "specialist", "other_specialist", "leader",
    "other_leader", "document_clerk", "controller", "administrator", "chair", "postman",
)  # fmt: skip
Things = dict[str, dict[str, Any]]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside is rolled back; acts may open their own transactions, as in any test of Django's."""
    block = transaction.atomic()
    block._from_testcase = True  # type: ignore[attr-defined]
    with block:
        yield
        transaction.set_rollback(True)


def build(*, at: datetime) -> Things:
    """The arguments of an address, by the name of the thing it is about. Everything belongs to `citizen` and `xa`."""
    cast = Cast()
    draft, waiting = _draft(cast, at), _filed_with_file(cast, at)
    done = sealed(cast, at=at)
    result = result_of(done)
    grant = Grant.objects.get(officer__user=cast.user("clerk2"))
    upload = arriving(cast, at=at)
    assert result is not None
    filing_paper(waiting.pk, at=at)
    _revise_plain(at)
    charged = filed_at_counter(cast, at=at)
    charge = a_charge(cast, charged, at=at)
    payment = notify_payment(a_notice(charge, at=at, amount=5000), at=at)
    unplaced = notify_payment(Notice("gateway", "GD-9", "?", 8000, at), at=at)
    return {
        "": {},
        "charged": {"code": charged.code},
        "charge": {"code": charged.code, "charge_id": charge.pk},
        "payment": {"code": charged.code, "payment_id": payment.pk},
        "unplaced": {"payment_id": unplaced.pk},
        "procedure": {"code": MARITAL},
        "revised procedure": {"code": PLAIN},
        "draft": {"draft_id": draft.pk},
        "kept reception": {"filing_key": _kept(cast, at)},
        "draft page": {"draft_id": draft.pk, "number": 1},
        "draft file": {"draft_id": draft.pk, "paper_id": draft.papers.get().pk},
        "upload": {"upload_id": upload.pk},
        "waiting": {"code": waiting.code},
        "waiting file": {"code": waiting.code, "paper_id": papers_of(waiting)[0].pk},
        "waiting paper": {"code": waiting.code, "kind": "xac-nhan-nop"},
        "received": {"code": filed_at_counter(cast, at=at, clerk="clerk2").code},
        "proposed": {"code": proposed(cast, at=at).code},
        "signed": {"code": signed(cast, at=at).code},
        "done": {"code": done.code},
        "returned": {"code": returned(cast, at=at).code},
        "result": {"code": result.verification_code},
        "agency": {"code": "xa"},
        "fee account": {"account_id": an_account(at).pk},
        "wording": {"key": "received"},
        "officer": {"officer_id": grant.officer_id},
        "grant": {"officer_id": grant.officer_id, "grant_id": grant.pk},
        "xlsx": {"kind": "xlsx"},
        "arrival": {"inbound_id": arrived(at, SoDienThoai="1").pk},
        **_queue(cast, at),
        **_post(cast, at),
        **_particular(cast, at),
        **_asked(cast, at),
        **_on_paper(cast, at),
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
    """A dossier with its forms, its line in the book, and a question put to `xb`."""
    dossier = filed_at_counter(cast, at=at)
    consult(
        dossier.pk,
        ["xb"],
        question="Có ý kiến gì?",
        term=parse_term("2 ngày làm việc"),
        by=cast.user("specialist"),
        at=at,
    )
    return {
        "form": {"code": dossier.code, "name": "receipt-1"},
        "book": {"desk": "mc-xa", "year": at.year},
        "question": {"number": Consultation.objects.get(dossier=dossier).pk},
        "question file": {"number": Consultation.objects.get(dossier=dossier).pk, "paper_id": 0},
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


def ask(asker: str, method: str, address: str) -> HttpResponse:
    """What somebody is answered, in a browser of their own, posting nothing; nothing of it stays."""
    cache.clear()
    client = Client()
    with undone():
        if asker != "anonymous":
            client.force_login(Cast().user(asker), backend="django.contrib.auth.backends.ModelBackend")
        answer = client.post(address, {}) if method == "POST" else client.generic(method, address)
        if answer.streaming:
            answer.whole = b"".join(answer)  # type: ignore[attr-defined]
    return answer


def body(answer: HttpResponse) -> str:
    """The text of an answer, streamed or not."""
    whole = getattr(answer, "whole", b"") if answer.streaming else answer.content
    return bytes(whole).decode("utf-8", errors="replace")
