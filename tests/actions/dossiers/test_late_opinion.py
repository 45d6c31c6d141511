"""An opinion that does not come: heads, desk and the unit that was asked are told, once (Decree 61/2018 art. 19.3)."""

from datetime import datetime, timedelta

import pytest

from motcua.dossiers.actions.answer_consultation import answer_consultation
from motcua.dossiers.actions.consult import consult
from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.report_late_opinion import report_late_opinion
from motcua.dossiers.models import Consultation, Dossier
from motcua.dossiers.rules.pins import RefusalReason
from motcua.dossiers.watching import late_opinions
from motcua.kernel.terms import parse_term
from motcua.notifications.models import Message
from motcua.reactions import follow
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.traces import no_trace, one_fact

DAY = timedelta(days=1)


@pytest.fixture
def asked(cast: Cast, at: datetime) -> Consultation:
    """Another commune was asked on Tuesday at nine, for Thursday at nine."""
    dossier = filed_at_counter(cast, at=at)
    consult(dossier.pk, ["xb"], question="Có tranh chấp?", term=parse_term("2wd"), by=cast.user("specialist"), at=at)
    return dossier.consultations.get()


def test_heads_desk_and_the_unit_are_told_once(cast: Cast, at: datetime, asked: Consultation) -> None:
    assert late_opinions(now=at + 2 * DAY) == []
    late = at + 3 * DAY
    assert late_opinions(now=late) == [asked.pk]
    with one_fact("dossier.opinion_late") as fact:
        assert report_late_opinion(asked.pk, at=late)
    assert fact.entry
    for _ in range(2):
        follow(fact.entry.pk)
    told = dict(Message.objects.filter(entry=fact.entry).values_list("recipient__username", "text"))
    own, others = {"leader", "clerk", "clerk2"}, {"other_leader", "other_specialist"}
    assert set(told) == {cast.user(name).username for name in own | others}
    assert "chưa có, quá hạn từ 09:00 07/03/2024" in told[cast.user("leader").username]
    assert "đã quá hạn trả lời" in told[cast.user("other_leader").username]
    with no_trace():
        assert not report_late_opinion(asked.pk, at=late + DAY)


def test_on_its_last_day_it_may_still_come(at: datetime, asked: Consultation) -> None:
    with no_trace():
        assert not report_late_opinion(asked.pk, at=at + 2 * DAY + timedelta(hours=5))


def test_what_has_come_or_is_over_is_not_reported(cast: Cast, at: datetime, asked: Consultation) -> None:
    answer_consultation(asked.pk, answer="Không có", agrees=True, by=cast.user("other_leader"), at=at + 3 * DAY)
    assert late_opinions(now=at + 4 * DAY) == []
    with no_trace():
        assert not report_late_opinion(asked.pk, at=at + 4 * DAY)


def test_a_dossier_refused_meanwhile_waits_for_no_opinion(cast: Cast, at: datetime, asked: Consultation) -> None:
    refuse(
        asked.dossier_id,
        reason_code=RefusalReason.NOT_ELIGIBLE,
        reason="Không đủ điều kiện",
        legal_basis="Luật Hộ tịch, Điều 5",
        by=cast.user("leader"),
        at=at + DAY,
    )
    assert Dossier.objects.get(pk=asked.dossier_id).settled_at and late_opinions(now=at + 4 * DAY) == []
    with no_trace():
        assert not report_late_opinion(asked.pk, at=at + 4 * DAY)
