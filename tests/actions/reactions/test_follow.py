"""What follows from a fact: each thing once, however often and in whatever order the workers come by."""

from datetime import datetime, timedelta

import pytest

from motcua.dossiers.actions.assign import assign
from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.models import Document, Dossier
from motcua.dossiers.rules.representing import Scope
from motcua.journal.models import Entry
from motcua.monitoring.actions import count
from motcua.monitoring.models import Applied, Figure, OpenByDue
from motcua.notifications.models import Message
from motcua.organisation.queries import officer_of
from motcua.reactions import follow
from motcua.surveys.actions import rate
from tests.factories.at_once import at_once
from tests.factories.cast import Cast, a_draft, filed_at_counter, proposed, received_online, returned
from tests.factories.elsewhere import represented
from tests.factories.traces import no_trace


def facts_about(dossier: Dossier) -> list[Entry]:
    return list(Entry.objects.about("dossier", dossier.pk))


def told(entry: Entry) -> set[str]:
    return set(Message.objects.filter(entry=entry).values_list("recipient__username", flat=True))


def test_a_whole_life_followed_twice_is_followed_once(cast: Cast, at: datetime) -> None:
    dossier = returned(cast, at=at)
    rate(dossier.pk, score=3, by=cast.user("citizen"), at=at)
    entries = facts_about(dossier)
    for entry in entries:
        follow(entry.pk)
    assert Document.objects.filter(dossier=dossier).count() == 1 and Applied.objects.count() == 4
    with no_trace():
        for entry in [*reversed(entries), *entries]:
            follow(entry.pk)


def test_filing_online_makes_its_receipt_and_tells_the_clerks_of_the_desk(cast: Cast, at: datetime) -> None:
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    (entry,) = facts_about(dossier)
    follow(entry.pk)
    document = Document.objects.get(dossier=dossier)
    assert (document.kind, document.created_at) == ("filing", at)
    assert told(entry) == {"clerk", "clerk2"}
    assert Message.objects.filter(entry=entry, text__contains=dossier.code).count() == 2


def test_receipt_makes_form_01_and_tells_applicant_and_specialists(cast: Cast, at: datetime) -> None:
    dossier = received_online(cast, a_draft(cast, at=at), at=at)
    entry = facts_about(dossier)[-1]
    follow(entry.pk)
    assert Document.objects.get(dossier=dossier).kind == "receipt"
    assert told(entry) == {cast.user("citizen").username, "specialist", "specialist2"}
    message = Message.objects.get(entry=entry, recipient=cast.user("citizen"))
    assert message.address == f"/ho-so/{dossier.code}/" and "hẹn trả kết quả" in message.text


def test_an_assignment_tells_the_one_it_names(cast: Cast, at: datetime) -> None:
    dossier, officer = filed_at_counter(cast, at=at), officer_of(cast.user("specialist2"))
    assert officer is not None
    assign(dossier.pk, officer.pk, by=cast.user("leader"), at=at)
    entry = facts_about(dossier)[-1]
    follow(entry.pk)
    assert told(entry) == {"specialist2"}


def test_a_proposal_tells_the_leaders_of_the_deciding_authority_alone(cast: Cast, at: datetime) -> None:
    entry = facts_about(proposed(cast, at=at))[-1]
    follow(entry.pk)
    assert told(entry) == {"leader"}


def test_two_workers_on_one_fact_do_it_once(committed: Cast, at: datetime) -> None:
    dossier = filed_at_counter(committed, at=at)
    (entry,) = facts_about(dossier)
    at_once(*[lambda: follow(entry.pk)] * 4)
    assert Document.objects.filter(dossier=dossier).count() == 1
    assert Figure.objects.get(cut="full", grain="day").received == 1 == Applied.objects.count()
    assert Message.objects.filter(entry=entry).count() == 3


def test_facts_counted_by_two_workers_at_once_all_count(committed: Cast, at: datetime) -> None:
    entries = [facts_about(filed_at_counter(committed, at=at))[0] for _ in range(6)]

    def follow_all(some: list[Entry]) -> None:
        for entry in some:
            follow(entry.pk)

    at_once(lambda: follow_all(entries), lambda: follow_all(entries[::-1]))
    assert Figure.objects.get(cut="full", grain="day").received == 6


def test_what_is_received_and_ended_by_two_workers_at_once_leaves_no_open_row(committed: Cast, at: datetime) -> None:
    received, ended = [], []
    for _ in range(5):
        dossier = filed_at_counter(committed, at=at)
        withdraw(dossier.pk, reason="Đổi ý", by=committed.user("citizen"), at=at + timedelta(hours=1))
        first, last = facts_about(dossier)
        received.append(first)
        ended.append(last)

    def count_all(some: list[Entry]) -> None:
        for entry in some:
            count(entry)

    at_once(lambda: count_all(received), lambda: count_all(ended[::-1]))
    assert not OpenByDue.objects.exists()
    assert Figure.objects.get(cut="unit", grain="year").withdrawn == 5


@pytest.mark.parametrize(("scope", "told_of"), [
    (Scope.FILE, {"dossier.representative_named", "dossier.payment_requested"}),
    (Scope.COLLECT, {"dossier.representative_named"}),
])  # fmt: skip
def test_what_is_owed_is_told_to_who_files_and_not_to_who_collects(
    cast: Cast, at: datetime, scope: Scope, told_of: set[str]
) -> None:
    dossier, by = represented(cast, filed_at_counter(cast, at=at), at=at, scope=scope), cast.user("specialist")
    request_payment(dossier.pk, what="Lệ phí", amount=50_000, legal_basis="Điều 5", by=by, at=at)
    for entry in facts_about(dossier):
        follow(entry.pk)
    messages = Message.objects.filter(recipient=cast.user("neighbour"), entry__subject="dossier")
    assert {row.entry.kind for row in messages} - {"dossier.received"} == told_of
