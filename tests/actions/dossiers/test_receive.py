"""Receiving what waits at the desk: the appointment is promised, to the minute, by the revision it was filed under."""

from datetime import date, datetime

import pytest

from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier
from motcua.reference.queries import working_calendar
from tests.factories.cast import Cast, a_draft
from tests.factories.traces import one_fact, refused


@pytest.fixture
def waiting(cast: Cast, at: datetime) -> Dossier:
    return submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)


def test_the_clock_starts_at_receipt_not_at_filing(cast: Cast, at: datetime, waiting: Dossier) -> None:
    dossier = receive(waiting.pk, by=cast.user("clerk"), at=at.replace(day=6, hour=14))
    assert dossier.state == "received" and dossier.submitted_at == at
    assert dossier.due_at and dossier.due_at.isoformat() == "2024-03-11T14:00:00+07:00"
    assert dossier.due_on == date(2024, 3, 11)
    assert dossier.received_by and dossier.received_by.user == cast.user("clerk")


def test_the_arithmetic_is_kept_with_the_promise(cast: Cast, at: datetime, waiting: Dossier) -> None:
    deadline = Dossier.objects.get(pk=receive(waiting.pk, by=cast.user("clerk"), at=at).pk).deadline
    assert deadline and deadline.due_at.isoformat() == "2024-03-08T09:00:00+07:00" and deadline.arithmetic


def test_receipt_is_one_fact(cast: Cast, at: datetime, waiting: Dossier) -> None:
    with one_fact("dossier.received") as fact:
        receive(waiting.pk, by=cast.user("clerk2"), at=at)
    assert (fact.data["filed_here"], fact.data["channel"]) == (False, "online")
    assert fact.entry and fact.entry.actor == cast.user("clerk2") and fact.entry.agency_id == waiting.agency_id


def test_it_goes_to_the_specialists_of_the_unit(cast: Cast, at: datetime, waiting: Dossier) -> None:
    dossier = receive(waiting.pk, by=cast.user("clerk"), at=at)
    assert (dossier.holder_role, dossier.holder_agency.code, dossier.holder_officer) == ("specialist", "xa", None)
    assert [(step.key, step.closed_at) for step in dossier.steps.order_by("id")] == [("receive", at), ("propose", None)]


def test_the_second_clerk_reads_why_not(cast: Cast, at: datetime, waiting: Dossier) -> None:
    receive(waiting.pk, by=cast.user("clerk"), at=at)
    second = cast.user("clerk2")
    with refused("đang ở trạng thái “Đã tiếp nhận”"):
        receive(waiting.pk, by=second, at=at)


def test_an_unknown_dossier_does_not_exist(cast: Cast, at: datetime) -> None:
    clerk = cast.user("clerk")
    with pytest.raises(Dossier.DoesNotExist):
        receive(0, by=clerk, at=at)


def test_query_budget(cast: Cast, at: datetime, waiting: Dossier, django_assert_max_num_queries) -> None:
    clerk = cast.user("clerk")
    working_calendar("xa")
    with django_assert_max_num_queries(20):
        receive(waiting.pk, by=clerk, at=at)
