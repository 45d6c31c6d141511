"""Handing the result over, in person or online."""

from datetime import datetime

import pytest

from motcua.dossiers.actions.file_at_counter import file_at_counter
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.models import Dossier
from motcua.dossiers.reception import CounterFiling
from motcua.dossiers.rules.returning import ReturnWay
from motcua.dossiers.rules.states import State
from motcua.people.actions import PersonFacts
from tests.factories.cast import MARITAL, Cast, filed_at_counter, marital_data
from tests.factories.traces import one_fact, placed, refused

KEY = "00000000-0000-4000-8000-000000000001"


@pytest.fixture
def done(cast: Cast, at: datetime) -> Dossier:
    return placed(filed_at_counter(cast, at=at), State.DONE, at=at)


def test_in_person_the_receiver_is_named(cast: Cast, at: datetime, done: Dossier) -> None:
    with one_fact("dossier.result_returned") as fact:
        dossier = return_result(done.pk, how=ReturnWay.IN_PERSON, to=" Trần Văn Nhận ", by=cast.user("clerk"), at=at)
    assert (dossier.state, dossier.returned_at, dossier.returned_to) == ("returned", at, "Trần Văn Nhận")
    assert fact.data == {"how": "in_person", "how_name": "trực tiếp"}


def test_online_it_goes_to_the_applicants_account(cast: Cast, at: datetime, done: Dossier) -> None:
    dossier = return_result(done.pk, how=ReturnWay.ONLINE, to="", by=cast.user("clerk"), at=at)
    assert (dossier.returned_how, dossier.returned_to) == ("online", done.applicant_name)


def test_no_step_stays_open(cast: Cast, at: datetime, done: Dossier) -> None:
    dossier = return_result(done.pk, how=ReturnWay.ONLINE, to="", by=cast.user("clerk"), at=at)
    assert not dossier.steps.filter(closed_at__isnull=True).exists()


@pytest.mark.parametrize("to", ["", "  "])
def test_in_person_somebody_must_be_named(cast: Cast, at: datetime, done: Dossier, to: str) -> None:
    clerk = cast.user("clerk")
    with refused("Cần ghi họ tên người nhận kết quả"):
        return_result(done.pk, how=ReturnWay.IN_PERSON, to=to, by=clerk, at=at)


def test_online_needs_an_account(cast: Cast, at: datetime) -> None:
    clerk = cast.user("clerk")
    person = PersonFacts("000170000009", "Hoàng Thị Mẫu", "0900000777")
    dossier = file_at_counter(CounterFiling(KEY, MARITAL, "mc-xa", person, marital_data()), by=clerk, at=at)
    placed(dossier, State.DONE, at=at)
    with refused("không có tài khoản trực tuyến"):
        return_result(dossier.pk, how=ReturnWay.ONLINE, to="", by=clerk, at=at)


def test_query_budget(cast: Cast, at: datetime, done: Dossier, django_assert_max_num_queries) -> None:
    clerk = cast.user("clerk")
    with django_assert_max_num_queries(10):
        return_result(done.pk, how=ReturnWay.IN_PERSON, to="Trần Văn Nhận", by=clerk, at=at)
