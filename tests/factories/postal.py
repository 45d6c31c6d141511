"""A postal officer who serves desks of the small world, and what they carry."""

import io
from datetime import datetime
from uuid import uuid4

from pypdf import PdfReader

from motcua.accounts.models import User
from motcua.dossiers.reception import CounterFiling
from motcua.organisation.actions.appoint_officer import OfficerFacts, appoint_officer
from motcua.organisation.actions.grant_role import grant_role
from motcua.organisation.rules.kinds import Role
from motcua.people.actions import PersonFacts
from motcua.postal.actions.accept_from_post import Correspondent, Enclosed, Envelope, accept_from_post
from motcua.postal.actions.carry import carry
from motcua.postal.actions.draw_up_hand_over import draw_up_hand_over
from motcua.postal.actions.hand_over_parcel import Addressed, hand_over_parcel
from motcua.postal.actions.sign_hand_over import sign_hand_over
from motcua.postal.ledger import CountedPaper
from motcua.postal.models import HandOver, Parcel, PostalOrder
from motcua.postal.rules.kinds import OrderKind
from tests.factories.cast import BEGIN, MARITAL, PASSWORD, Cast, marital_data, sealed

SENDER = Correspondent("Nguyễn Thị Ánh Thử", "0900000123", "Ấp Mẫu, xã An Mẫu", "000190000001")
TO = Addressed("Nguyễn Thị Ánh Thử", "0900000123", "Ấp Mẫu, xã An Mẫu", "Kết quả giải quyết")


def postal_officer(name: str = "bd.an.mau", *desks: str) -> User:
    """Somebody of the Post who serves `desks` (of `xa` when none is named)."""
    served = desks or ("mc-xa",)
    facts = OfficerFacts(name, "Lương Thị Thư", served[0], "Nhân viên bưu chính", synthetic=True)
    officer = appoint_officer(facts, password=PASSWORD, by=None, at=BEGIN)
    for desk in served:
        grant_role(officer.pk, Role.POSTAL_OFFICER, desk, by=None, at=BEGIN)
    return User.objects.get(username=name)


def an_envelope(*, dossiers: int = 1, kind: OrderKind = OrderKind.BOTH) -> Envelope:
    """An envelope of the citizen with some applications in it."""
    enclosed = Enclosed(MARITAL, (CountedPaper("Tờ khai", originals=1),), fee_collected=15_000, carriage_fee=26_000)
    return Envelope(uuid4(), kind, "mc-xa", SENDER, SENDER, [enclosed] * dossiers)


def accepted(by: User, *, at: datetime, dossiers: int = 1) -> list[PostalOrder]:
    """Orders the Post has accepted in one envelope."""
    return accept_from_post(an_envelope(dossiers=dossiers), by=by, at=at)


def signed_for(cast: Cast, by: User, *, at: datetime, signed_at: datetime) -> tuple[PostalOrder, HandOver]:
    """An order the desk has signed for at `signed_at`."""
    order = accepted(by, at=at)[0]
    record = draw_up_hand_over([order.pk], by=by, at=at)
    record = sign_hand_over(record.pk, objections={}, by=cast.user("clerk"), at=signed_at)
    order.refresh_from_db()
    return order, record


def typed_in() -> CounterFiling:
    """What the clerk types in from the papers of the envelope."""
    person = PersonFacts("000190000001", "Nguyễn Thị Ánh Thử", "0900000123", address="Ấp Mẫu, xã An Mẫu")
    return CounterFiling(uuid4(), MARITAL, "mc-xa", person, marital_data())


def handed_over(cast: Cast, *, at: datetime) -> Parcel:
    """A sealed result the clerk has given to the Post."""
    return hand_over_parcel(sealed(cast, at=at).pk, TO, by=cast.user("clerk"), at=at)


def carried(cast: Cast, by: User, *, at: datetime) -> Parcel:
    """A result on its way."""
    return carry(handed_over(cast, at=at).pk, by=by, at=at)


def text_of(pdf: bytes) -> str:
    """The words of a paper, on one line."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join(" ".join(pages).replace("\u200b", "").replace("\u00a0", " ").split())
