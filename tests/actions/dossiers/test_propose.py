"""Putting a result before the leader."""

from datetime import datetime

import pytest

from motcua.dossiers.actions.assign import assign
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.models import Dossier, Result
from motcua.organisation.queries import officer_of
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.traces import one_fact, refused


@pytest.fixture
def received(cast: Cast, at: datetime) -> Dossier:
    return filed_at_counter(cast, at=at)


def test_the_draft_result_goes_to_the_leader(cast: Cast, at: datetime, received: Dossier) -> None:
    values = {"tinh_trang": "chưa đăng ký kết hôn với ai"}
    dossier = propose(received.pk, values=values, opinion="  Đủ điều kiện ", by=cast.user("specialist"), at=at)
    result = Result.objects.get(dossier=dossier)
    assert (dossier.state, dossier.holder_role, dossier.holder_agency.code) == ("proposed", "leader", "xa")
    assert (result.content, result.opinion, result.proposed_at) == (values, "Đủ điều kiện", at)
    assert result.proposed_by == officer_of(cast.user("specialist"))
    assert (result.number, result.signed_blob, result.sealed_blob) == ("", None, None)


def test_it_is_one_fact(cast: Cast, at: datetime, received: Dossier) -> None:
    with one_fact("dossier.proposed") as fact:
        propose(received.pk, values={}, opinion="Đủ điều kiện", by=cast.user("specialist"), at=at)
    assert set(fact.data) == {"title"} and fact.data["title"] == Result.objects.get().title


def test_each_result_has_a_verification_code_of_its_own(cast: Cast, at: datetime, received: Dossier) -> None:
    other = filed_at_counter(cast, at=at)
    for dossier in (received, other):
        propose(dossier.pk, values={}, opinion="Đủ điều kiện", by=cast.user("specialist"), at=at)
    codes = set(Result.objects.values_list("verification_code", flat=True))
    assert len(codes) == 2 and all(len(code) == 16 for code in codes)


@pytest.mark.parametrize("opinion", ["", "   "])
def test_an_opinion_is_needed(cast: Cast, at: datetime, received: Dossier, opinion: str) -> None:
    specialist = cast.user("specialist")
    with refused("Cần ghi ý kiến thẩm tra"):
        propose(received.pk, values={}, opinion=opinion, by=specialist, at=at)


def test_what_was_given_to_one_specialist_is_not_anothers(cast: Cast, at: datetime, received: Dossier) -> None:
    mine, other = officer_of(cast.user("specialist")), cast.user("specialist2")
    assert mine is not None
    assign(received.pk, mine.pk, by=cast.user("leader"), at=at)
    with refused("đã được phân công cho công chức khác"):
        propose(received.pk, values={}, opinion="Đủ điều kiện", by=other, at=at)
    assert propose(received.pk, values={}, opinion="Đủ điều kiện", by=mine.user, at=at).state == "proposed"


def test_query_budget(cast: Cast, at: datetime, received: Dossier, django_assert_max_num_queries) -> None:
    specialist = cast.user("specialist")
    with django_assert_max_num_queries(21):
        propose(received.pk, values={}, opinion="Đủ điều kiện", by=specialist, at=at)
