"""A linked dossier: one filing for the applicant, a part for each unit, all of it decided together."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection

from motcua.dossiers.actions.apologise import apologise
from motcua.dossiers.actions.link_parts import link_parts
from motcua.dossiers.actions.open_part import open_part
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.entrusted import tracked
from motcua.dossiers.linking import links_of, state_of
from motcua.dossiers.models import Document, Dossier, Link, RegisterEntry
from motcua.dossiers.queries import by_id, for_citizen, for_officer, of_citizen, papers_of
from motcua.dossiers.rules.linking import PartState
from motcua.dossiers.rules.pins import Pin, PinReason, RefusalReason, Target
from motcua.dossiers.rules.returning import ReturnWay
from motcua.dossiers.rules.states import State
from motcua.dossiers.supplementing import Answer
from motcua.dossiers.watching import steps_left_alone
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import day_in_vietnam
from motcua.notifications.models import Message
from motcua.organisation.queries import duties_of
from motcua.procedures.actions.link_procedures import LinkedFacts, link_procedures
from motcua.procedures.models import LinkedPart
from motcua.procedures.rules.linked import Part
from motcua.surveys.actions import rate
from tests.factories.at_once import at_once
from tests.factories.cast import BIRTH, FIRST_DAY, MARITAL, PIN, PLAIN, Cast, a_draft, sealed
from tests.factories.linked import (
    LAW,
    WHOLE,
    follow_everything,
    linked_procedure,
    part,
    settled_part,
    signed_part,
    whole_on_paper,
    whole_online,
)
from tests.factories.traces import refused

SOON = timedelta(days=1)
HOME = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Thiếu số nhà", "Luật Cư trú", "")
WHY = {"reason_code": RefusalReason.NOT_ELIGIBLE, "reason": "Không đủ điều kiện", "legal_basis": "Luật"}


@pytest.fixture
def whole(cast: Cast, at: datetime) -> Dossier:
    linked_procedure()
    return whole_online(cast, at=at)


def states(whole: Dossier) -> list[PartState]:
    return [state_of(link) for link in links_of(whole)]


def test_electronic_parts_go_to_all_units_at_once_each_with_its_own_term(whole: Dossier, at: datetime) -> None:
    first, second = part(whole, 1), part(whole, 2)
    assert states(whole) == [PartState.OPEN, PartState.OPEN, PartState.WAITING]
    assert [one.unit.code for one in (first, second)] == ["xa", "tu-phap"]
    assert first.due_at != second.due_at != whole.due_at and first.received_at == second.received_at == at
    assert {one.state for one in (first, second)} == {State.RECEIVED.value}
    assert first.data == whole.data and first.applicant_name == whole.applicant_name
    assert {one.desk.code for one in (first, second)} == {"mc-xa"}


def test_the_applicant_has_one_filing_one_receipt_and_one_line_in_the_register(cast: Cast, whole: Dossier) -> None:
    citizen, child = cast.user("citizen"), part(whole, 1)
    assert [one.code for one in of_citizen(citizen)] == [whole.code]
    assert for_citizen(citizen, child.code) is None
    assert tracked(child.code, "0123") is None and tracked(whole.code, "0123") is not None
    assert Document.objects.filter(kind=Document.Kind.RECEIPT).count() == 1
    assert RegisterEntry.objects.count() == 1
    told = Message.objects.filter(recipient=citizen).values_list("text", flat=True)
    assert not any(child.code in text for text in told)


def test_a_part_that_needs_a_result_waits_for_it_and_is_given_it(cast: Cast, whole: Dossier, at: datetime) -> None:
    delivered = settled_part(cast, whole, 1, at=at + SOON)
    assert (delivered.state, delivered.returned_how, delivered.returned_to) == ("returned", "linked", whole.code)
    third = part(whole, 3)
    assert third.received_at == at + SOON and states(whole)[0] is PartState.WITH_RESULT
    assert papers_of(third)[0].name.startswith("Kết quả: ")
    told = Message.objects.filter(recipient=cast.user("citizen")).values_list("text", flat=True)
    assert any(whole.code in text for text in told)


def test_the_whole_is_proposed_when_its_parts_are_over_and_the_units_awaited_are_named(
    cast: Cast, whole: Dossier, at: datetime
) -> None:
    later = at + SOON
    settled_part(cast, whole, 2, at=later)
    with refused("Ủy ban nhân dân xã An Mẫu"):
        propose(whole.pk, values={}, opinion="Đủ", by=cast.user("specialist"), at=later)
    settled_part(cast, whole, 1, at=later)
    settled_part(cast, whole, 3, at=later)
    propose(whole.pk, values={}, opinion="Đủ", by=cast.user("specialist"), at=later)
    sign_result(whole.pk, pin=PIN, by=cast.user("leader"), at=later)
    seal(whole.pk, pin=PIN, by=cast.user("document_clerk"), at=later)
    done = return_result(whole.pk, how=ReturnWay.ONLINE, to="", by=cast.user("clerk"), at=later)
    assert done.state == State.RETURNED and rate(whole.pk, score=3, by=cast.user("citizen"), at=later)


def test_the_parts_are_written_before_anybody_proposes(cast: Cast, at: datetime) -> None:
    linked_procedure()
    dossier = submit(a_draft(cast, at=at, procedure=WHOLE).pk, by=cast.user("citizen"), at=at)
    receive(dossier.pk, by=cast.user("clerk"), at=at)
    with refused("đang được lập"):
        propose(dossier.pk, values={}, opinion="Đủ", by=cast.user("specialist"), at=at)


def test_paper_goes_round_in_order(cast: Cast, at: datetime) -> None:
    linked_procedure((Part(1, MARITAL), Part(2, PLAIN)))
    whole = whole_on_paper(cast, at=at)
    assert states(whole) == [PartState.OPEN, PartState.WAITING]
    settled_part(cast, whole, 1, at=at + SOON)
    assert states(whole) == [PartState.WITH_RESULT, PartState.OPEN]


def test_a_part_is_not_asked_withdrawn_returned_or_apologised_for_alone(
    cast: Cast, whole: Dossier, at: datetime
) -> None:
    child, clerk, specialist = part(whole, 1), cast.user("clerk"), cast.user("specialist")
    acts = [
        lambda: request_supplement(child.pk, [HOME], by=specialist, at=at),
        lambda: withdraw(child.pk, reason="Đổi ý", by=clerk, at=at),
        lambda: withdraw(child.pk, reason="Đổi ý", by=cast.user("citizen"), at=at),
        lambda: return_result(child.pk, how=ReturnWay.IN_PERSON, to="Ai đó", by=clerk, at=at),
        lambda: request_payment(child.pk, what="Phí", amount=1, legal_basis="Luật", by=specialist, at=at),
        lambda: rate(child.pk, score=3, by=cast.user("citizen"), at=at),
    ]
    for act in acts:
        with refused("hồ sơ liên thông"):
            act()
    with pytest.raises(Refused, match="hồ sơ liên thông"):
        apologise_for(cast, child, at)


def apologise_for(cast: Cast, child: Dossier, at: datetime) -> None:
    apologise(child.pk, reason="Bận", new_due_at=at + 9 * SOON, pin=PIN, by=cast.user("leader"), at=at)


def test_a_refused_part_is_told_to_the_head_who_decides(cast: Cast, whole: Dossier, at: datetime) -> None:
    refuse(part(whole, 1).pk, **WHY, by=cast.user("leader"), at=at + SOON)
    follow_everything()
    assert states(whole) == [PartState.WITHOUT_RESULT, PartState.OPEN, PartState.WITHOUT_RESULT]
    assert "không có kết quả" in Link.objects.get(parent=whole, position=3).dropped_why
    told = Message.objects.filter(recipient=cast.user("leader"), text__contains=f"Hồ sơ liên thông {whole.code}")
    assert told.exists()
    settled_part(cast, whole, 2, at=at + SOON)
    propose(whole.pk, values={}, opinion="Một phần", by=cast.user("specialist"), at=at + SOON)


def test_the_parts_end_with_the_whole_but_a_signed_one_is_sealed(cast: Cast, whole: Dossier, at: datetime) -> None:
    signed_part(cast, whole, 1, at=at + SOON)
    withdraw(whole.pk, reason="Đổi ý", by=cast.user("citizen"), at=at + SOON)
    follow_everything()
    assert (part(whole, 1).state, part(whole, 2).state) == (State.SIGNED.value, State.WITHDRAWN.value)
    assert whole.code in part(whole, 2).ending.reason
    assert states(whole)[2] is PartState.WITHOUT_RESULT
    seal(part(whole, 1).pk, pin=PIN, by=cast.user("document_clerk"), at=at + SOON)
    follow_everything()
    assert states(whole)[0] is PartState.WITH_RESULT


def test_a_supplement_of_the_whole_stands_the_parts_and_restarts_their_term(
    cast: Cast, whole: Dossier, at: datetime
) -> None:
    before = part(whole, 1)
    request_supplement(whole.pk, [HOME], by=cast.user("specialist"), at=at + SOON)
    follow_everything()
    paused = part(whole, 1)
    assert paused.paused_since == at + SOON and paused.pk not in steps_left_alone(now=at + 30 * SOON)
    with refused("chờ người nộp bổ sung"):
        propose(paused.pk, values={}, opinion="Đủ", by=cast.user("specialist"), at=at + SOON)
    supplement(whole.pk, Answer(values={"noi_cu_tru": "Số 12, ấp Mẫu"}), by=cast.user("citizen"), at=at + 2 * SOON)
    receive(whole.pk, by=cast.user("clerk"), at=at + 3 * SOON)
    follow_everything()
    again = part(whole, 1)
    assert again.paused_since is None and again.term_from == at + 3 * SOON and again.received_at == before.received_at
    assert before.due_at and again.due_at and again.due_at > before.due_at
    assert again.data["noi_cu_tru"] == "Số 12, ấp Mẫu"
    assert again.steps.filter(closed_at__isnull=True).get().opened_at == at + 3 * SOON
    assert [promise.cause for promise in again.promises.order_by("id")] == ["receipt", "restart"]


def test_a_late_part_is_late_in_its_own_dossier(cast: Cast, whole: Dossier, at: datetime) -> None:
    assert settled_part(cast, whole, 1, at=at + 12 * SOON).timeliness == "LATE"
    assert by_id(whole.pk).settled_at is None


def test_the_unit_of_a_part_sees_the_part_and_not_the_whole(cast: Cast, whole: Dossier, at: datetime) -> None:
    on = day_in_vietnam(at)
    district, commune = (duties_of(cast.user(name), on=on) for name in ("district_specialist", "specialist"))
    assert for_officer(district, part(whole, 2).code) is not None
    assert for_officer(district, whole.code) is None and for_officer(district, part(whole, 1).code) is None
    assert for_officer(commune, whole.code) is not None and for_officer(commune, part(whole, 2).code) is None


def test_a_part_nobody_is_competent_for_is_dropped_and_said(cast: Cast, at: datetime) -> None:
    linked_procedure((Part(1, MARITAL), Part(2, PLAIN)))
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM procedures_competence WHERE procedure_id = (SELECT id FROM procedures_procedure WHERE code = %s)",
            [PLAIN],
        )
    whole = whole_online(cast, at=at)
    assert states(whole) == [PartState.OPEN, PartState.WITHOUT_RESULT]
    assert "thẩm quyền" in Link.objects.get(parent=whole, position=2).dropped_why


def test_a_procedure_that_is_not_linked_has_no_parts(cast: Cast, at: datetime) -> None:
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    receive(dossier.pk, by=cast.user("clerk"), at=at)
    assert link_parts(dossier.pk, at=at) == []


def test_what_follows_twice_follows_once(whole: Dossier, at: datetime) -> None:
    before = Dossier.objects.count()
    follow_everything()
    link_parts(whole.pk, at=at)
    for link in links_of(whole):
        open_part(link.pk, at=at)
    assert Dossier.objects.count() == before == 3 and Link.objects.count() == 3


@pytest.fixture
def linked_for_a_while(committed: Cast, at: datetime) -> Iterator[Cast]:
    """A procedure everybody knows is linked as long as a test on real commits lasts."""
    parts = (Part(1, BIRTH), Part(2, PLAIN))
    group = link_procedures(LinkedFacts(MARITAL, parts, FIRST_DAY, None, LAW), by=None, at=at)
    yield committed
    LinkedPart.objects.filter(group=group).delete()
    group.delete()


def test_two_workers_begin_a_part_once(linked_for_a_while: Cast, at: datetime) -> None:
    cast = linked_for_a_while
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    receive(dossier.pk, by=cast.user("clerk"), at=at)
    at_once(*[lambda: link_parts(dossier.pk, at=at)] * 4)
    links = links_of(dossier)
    assert len(links) == 2
    at_once(*[lambda: open_part(links[0].pk, at=at)] * 4)
    assert Dossier.objects.count() == 2


def test_nothing_but_a_part_is_returned_to_a_whole(cast: Cast, at: datetime) -> None:
    done = sealed(cast, at=at)
    with refused("phần việc của hồ sơ liên thông"):
        return_result(done.pk, how=ReturnWay.LINKED, to="", by=cast.user("clerk"), at=at)
