"""Refusing, withdrawing: a dossier ends once, with its reason, and stands in the figures as the law counts it."""

from datetime import datetime, timedelta

import pytest

from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.refuse_intake import refuse_intake
from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.queries import ending_of, intervals_of
from motcua.dossiers.rules.pins import RefusalReason
from tests.factories.cast import Cast, a_draft, filed_at_counter, signed
from tests.factories.traces import one_fact, refused

WHY = {
    "reason_code": RefusalReason.WRONG_AUTHORITY,
    "reason": "Thuộc UBND xã khác",
    "legal_basis": "Luật Hộ tịch, Điều 7",
}


def test_reception_is_refused_with_reason_and_law(cast: Cast, at: datetime) -> None:
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    with one_fact("dossier.intake_refused") as fact:
        dossier = refuse_intake(waiting.pk, **WHY, by=cast.user("clerk"), at=at)
    ending = ending_of(dossier)
    assert dossier.state == "refused" and dossier.settled_at == at and dossier.timeliness == ""
    assert ending and ending.reason_name == "Không thuộc thẩm quyền giải quyết" and ending.state_then == "submitted"
    assert fact.data["was_received"] is False and not dossier.steps.filter(closed_at__isnull=True).exists()


@pytest.mark.parametrize(("empty", "why"), [("reason", "lý do từ chối"), ("legal_basis", "căn cứ pháp lý")])
def test_a_refusal_without_reason_or_law_is_none(cast: Cast, at: datetime, empty: str, why: str) -> None:
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    clerk = cast.user("clerk")
    with refused(why):
        refuse_intake(waiting.pk, **{**WHY, empty: "  "}, by=clerk, at=at)


@pytest.mark.parametrize(("days", "outcome"), [(1, "EARLY"), (3, "ON_TIME"), (6, "LATE")])
def test_refusing_in_settling_is_settling(cast: Cast, at: datetime, days: int, outcome: str) -> None:
    received = filed_at_counter(cast, at=at)
    propose(received.pk, values={}, opinion="Không đủ điều kiện", by=cast.user("specialist"), at=at)
    with one_fact("dossier.refused") as fact:
        dossier = refuse(received.pk, **WHY, by=cast.user("leader"), at=at + timedelta(days=days))
    assert (dossier.timeliness, fact.data["timeliness"], fact.data["ran"]) == (outcome, outcome, True)
    assert all(row.ended_at for row in intervals_of(dossier))


@pytest.mark.parametrize("who", ["citizen", "clerk"])
def test_the_applicant_stops_it_while_nothing_is_decided(cast: Cast, at: datetime, who: str) -> None:
    received = filed_at_counter(cast, at=at)
    with one_fact("dossier.withdrawn"):
        dossier = withdraw(received.pk, reason="Không còn nhu cầu", by=cast.user(who), at=at + timedelta(days=1))
    ending = ending_of(dossier)
    assert dossier.state == "withdrawn" and ending and ending.asked_by == cast.user(who)
    with refused("Dừng giải quyết theo yêu cầu"):
        withdraw(received.pk, reason="Lần nữa", by=cast.user("citizen"), at=at)


def test_after_a_decision_nothing_is_withdrawn(cast: Cast, at: datetime) -> None:
    decided, citizen = signed(cast, at=at), cast.user("citizen")
    with refused("đã có quyết định"):
        withdraw(decided.pk, reason="Không cần nữa", by=citizen, at=at)


def test_stopped_while_the_clock_stands_counts_to_where_it_stood(cast: Cast, at: datetime) -> None:
    received = filed_at_counter(cast, at=at)
    request_payment(received.pk, what="Lệ phí", amount=8000, legal_basis="Luật", by=cast.user("specialist"), at=at)
    with one_fact("dossier.withdrawn") as fact:
        dossier = withdraw(received.pk, reason="Không nộp", by=cast.user("citizen"), at=at + timedelta(days=60))
    assert dossier.timeliness == "EARLY" and fact.data["ran"] is False and dossier.paused_since is None
