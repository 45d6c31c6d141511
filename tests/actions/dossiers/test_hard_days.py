"""Days on which something is missing or the calendar is against us. The whole list: docs/hard-days.md."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from motcua.dossiers import at_risk
from motcua.dossiers.actions.assign import assign
from motcua.dossiers.actions.escalate import escalate
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier
from motcua.dossiers.watching import steps_left_alone
from motcua.journal.models import Entry
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import VIETNAM
from motcua.notifications.models import Message
from motcua.organisation.actions.suspend_officer import suspend_officer
from motcua.organisation.queries import duties_of, officer_of
from motcua.reactions import follow
from tests.factories.at_once import at_once
from tests.factories.cast import Cast, a_draft, filed_at_counter
from tests.factories.traces import no_trace, one_fact

HELD = 40


def pk_of(cast: Cast, name: str) -> int:
    found = officer_of(cast.user(name))
    assert found is not None
    return found.pk


def test_an_officer_leaves_holding_forty_and_the_head_gives_every_one_to_another(cast: Cast, at: datetime) -> None:
    leaver, heir, head = pk_of(cast, "specialist"), pk_of(cast, "specialist2"), cast.user("leader")
    held = [filed_at_counter(cast, at=at).pk for _ in range(HELD)]
    promised = dict(Dossier.objects.values_list("pk", "due_at"))
    for dossier_id in held:
        assign(dossier_id, leaver, by=head, at=at)
    suspend_officer(leaver, by=cast.user("administrator"), at=at)
    with pytest.raises(Refused):
        propose(held[0], values={}, opinion="Đủ điều kiện", by=cast.user("specialist"), at=at)
    with pytest.raises(Refused):
        assign(held[0], leaver, by=head, at=at)
    late = at_risk.at_risk(duties_of(head, on=at.date()), on=at.date() + timedelta(days=10))
    assert set(late.values_list("pk", flat=True)) == set(held) and at_risk.held_by_each([leaver]) == {leaver: HELD}
    for dossier_id in held:
        assign(dossier_id, heir, by=head, at=at + timedelta(hours=1))
    assert at_risk.held_by_each([leaver, heir]) == {leaver: 0, heir: HELD}
    assert dict(Dossier.objects.values_list("pk", "due_at")) == promised
    given = Entry.objects.filter(kind="dossier.assigned", at=at + timedelta(hours=1))
    assert sorted(given.values_list("subject_id", flat=True)) == sorted(held)


def test_a_step_that_has_no_one_reaches_the_head_and_the_applicant(cast: Cast, at: datetime) -> None:
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    for name in ("clerk", "clerk2"):
        suspend_officer(pk_of(cast, name), by=cast.user("administrator"), at=at + timedelta(hours=1))
    with pytest.raises(Refused):
        receive(waiting.pk, by=cast.user("clerk"), at=at)
    later = at + timedelta(days=3)
    assert steps_left_alone(now=later) == [waiting.pk]
    with one_fact("dossier.escalated") as fact:
        escalate(waiting.pk, at=later)
    assert fact.entry
    follow(fact.entry.pk)
    told = dict(Message.objects.filter(entry=fact.entry).values_list("recipient__username", "text"))
    assert {cast.user("citizen").username, "leader"} <= set(told)
    assert all("chưa được xử lý từ 09:00 05/03/2024, đã báo lãnh đạo đơn vị" in text for text in told.values())
    with no_trace():
        assert not escalate(waiting.pk, at=later + timedelta(hours=1))
    waiting.refresh_from_db()
    assert waiting.state == "submitted"


def test_the_desk_is_told_of_a_step_left_alone_in_the_unit(cast: Cast, at: datetime) -> None:
    left = filed_at_counter(cast, at=at)
    suspend_officer(pk_of(cast, "specialist"), by=cast.user("administrator"), at=at)
    with one_fact("dossier.escalated") as fact:
        escalate(left.pk, at=at + timedelta(days=5))
    assert fact.entry
    follow(fact.entry.pk)
    told = Message.objects.filter(entry=fact.entry).values_list("recipient__username", flat=True)
    assert {"leader", "clerk", cast.user("citizen").username} <= set(told)


def test_two_clerks_at_the_same_moment_receive_once(committed: Cast, at: datetime) -> None:
    waiting = submit(a_draft(committed, at=at).pk, by=committed.user("citizen"), at=at)
    acts = [partial(receive, waiting.pk, by=committed.user(name), at=at) for name in ("clerk", "clerk2")]
    outcomes = at_once(*acts)
    assert sorted(isinstance(one, Refused) for one in outcomes) == [False, True]
    assert "“Đã tiếp nhận”" in next(one.sentence for one in outcomes if isinstance(one, Refused))
    assert Entry.objects.about("dossier", waiting.pk).filter(kind="dossier.received").count() == 1
    assert waiting.promises.count() == 1


@pytest.mark.parametrize(
    ("moment", "code", "due"),
    [
        ("2024-02-07T16:30:00", "240207", "2024-02-19T16:30:00+07:00"),  # the last working day before Tết
        ("2024-12-31T16:59:00", "241231", "2025-01-06T16:59:00+07:00"),  # the last minute of the year's work
        ("2024-12-31T23:59:59", "241231", "2025-01-07T07:30:00+07:00"),  # before midnight: the old year's code
        ("2025-01-01T00:00:00", "250101", "2025-01-07T07:30:00+07:00"),  # at midnight: the new year's
    ],
)
def test_the_edges_of_days_and_years(cast: Cast, moment: str, code: str, due: str) -> None:
    at = datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)
    dossier = filed_at_counter(cast, at=at)
    assert dossier.code.split("-")[1] == code
    assert dossier.due_at and dossier.due_at.isoformat() == due
