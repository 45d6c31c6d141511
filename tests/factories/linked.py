"""A linked procedure in the small world: one filing, three parts at two authorities, the third after the first."""

from datetime import date, datetime
from uuid import uuid4

from motcua.dossiers.actions.file_at_counter import CounterFiling, file_at_counter
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier
from motcua.journal.models import Entry
from motcua.kernel.terms import parse_term
from motcua.people.actions import PersonFacts
from motcua.procedures.actions.give_competence import give_competence
from motcua.procedures.actions.link_procedures import LinkedFacts, link_procedures
from motcua.procedures.actions.publish_revision import RevisionFacts, publish_revision
from motcua.procedures.actions.set_online_level import set_online_level
from motcua.procedures.rules.linked import Part
from motcua.procedures.rules.online import OnlineLevel
from motcua.reactions import follow
from tests.factories.cast import (
    BEGIN,
    COMMUNE_PLACES,
    COMMUNE_STEPS,
    FIRST_DAY,
    MARITAL,
    PIN,
    PLAIN,
    SIGNED,
    Cast,
    a_draft,
    form,
    marital_data,
)

WHOLE = "9.000001"
PARTS = (Part(1, MARITAL), Part(2, PLAIN), Part(3, SIGNED, (1,)))
LAW = "Nghị định mẫu về liên thông"
OFFICERS_OF = {
    "xa": ("specialist", "leader", "document_clerk"),
    "hq": ("district_specialist", "chair", "district_document_clerk"),
}


def linked_procedure(parts: tuple[Part, ...] = PARTS, *, valid_from: date = FIRST_DAY) -> None:
    """Publish the whole at the communes and link its parts."""
    facts = RevisionFacts(
        code=WHOLE,
        level="commune",
        name="Liên thông xác nhận hôn nhân và cấp giấy phép mẫu",
        field_name="Hộ tịch",
        term=parse_term("20 ngày làm việc"),
        steps=COMMUNE_STEPS,
        form=form("tinh-trang-hon-nhan"),
        form_name="lien-thong",
        result_name="Thông báo kết quả liên thông",
    )
    publish_revision(facts, effective_from=FIRST_DAY, by=None, at=BEGIN)
    give_competence(WHOLE, COMMUNE_PLACES, valid_from=FIRST_DAY, by=None, at=BEGIN)
    set_online_level(WHOLE, OnlineLevel.FULL, valid_from=FIRST_DAY, by=None, at=BEGIN)
    link_procedures(LinkedFacts(WHOLE, parts, valid_from, None, LAW), by=None, at=BEGIN)


def follow_everything() -> None:
    """What the worker does: everything that follows from every fact, and from what follows."""
    done: set[int] = set()
    while fresh := [pk for pk in Entry.objects.order_by("pk").values_list("pk", flat=True) if pk not in done]:
        for pk in fresh:
            follow(pk)
        done |= set(fresh)


def whole_online(cast: Cast, *, at: datetime) -> Dossier:
    """A linked dossier filed online and received, its parts begun."""
    dossier = submit(a_draft(cast, at=at, procedure=WHOLE).pk, by=cast.user("citizen"), at=at)
    receive(dossier.pk, by=cast.user("clerk"), at=at)
    follow_everything()
    return Dossier.objects.get(pk=dossier.pk)


def whole_on_paper(cast: Cast, *, at: datetime) -> Dossier:
    """The same over the counter."""
    person = PersonFacts("000190000001", "Nguyễn Thị Ánh Thử", "0900000123", address="Ấp Mẫu, xã An Mẫu")
    filing = CounterFiling(uuid4(), WHOLE, "mc-xa", person, marital_data())
    dossier = file_at_counter(filing, by=cast.user("clerk"), at=at)
    follow_everything()
    return Dossier.objects.get(pk=dossier.pk)


def part(whole: Dossier, position: int) -> Dossier:
    """The dossier of a part that has begun."""
    return Dossier.objects.get(parent_link__parent=whole, parent_link__position=position)


def signed_part(cast: Cast, whole: Dossier, position: int, *, at: datetime) -> Dossier:
    """A part whose result its authority has signed."""
    child = part(whole, position)
    specialist, leader, _ = OFFICERS_OF[child.agency.code]
    propose(child.pk, values={}, opinion="Đủ điều kiện", by=cast.user(specialist), at=at)
    return sign_result(child.pk, pin=PIN, by=cast.user(leader), at=at)


def settled_part(cast: Cast, whole: Dossier, position: int, *, at: datetime) -> Dossier:
    """A part with its result at the whole, and what follows done."""
    child = signed_part(cast, whole, position, at=at)
    seal(child.pk, pin=PIN, by=cast.user(OFFICERS_OF[child.agency.code][2]), at=at)
    follow_everything()
    return part(whole, position)
