"""The citizen's rating: once, after the result is in hand, and only with a level chosen."""

from datetime import datetime

import pytest

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.states import State
from motcua.surveys.actions import rate
from motcua.surveys.models import Ballot
from motcua.surveys.queries import ballot_of
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.traces import one_fact, placed, refused


@pytest.fixture
def dossier(cast: Cast, at: datetime) -> Dossier:
    return placed(filed_at_counter(cast, at=at), State.RETURNED, at=at)


@pytest.mark.parametrize(("score", "name", "satisfied"), [
    (3, "Rất hài lòng", True), (2, "Hài lòng", True), (1, "Không hài lòng", False),
])  # fmt: skip
def test_a_rating_is_one_fact_without_the_comment(
    cast: Cast, at: datetime, dossier: Dossier, score: int, name: str, satisfied: bool
) -> None:
    with one_fact("surveys.rated") as fact:
        rate(dossier.pk, score=score, comment=" Nhanh gọn ", by=cast.user("citizen"), at=at)
    assert fact.data == {"score": score, "score_name": name, "satisfied": satisfied}
    ballot = ballot_of(dossier)
    assert ballot and (ballot.score, ballot.comment, ballot.cast_at) == (score, "Nhanh gọn", at)


def test_somebody_without_an_account_rates_too(cast: Cast, at: datetime, dossier: Dossier) -> None:
    with one_fact("surveys.rated") as fact:
        rate(dossier.pk, score=3, by=None, at=at)
    assert fact.entry and fact.entry.actor is None


def test_a_dossier_is_rated_once(cast: Cast, at: datetime, dossier: Dossier) -> None:
    rate(dossier.pk, score=3, by=None, at=at)
    with refused("mỗi hồ sơ đánh giá một lần"):
        rate(dossier.pk, score=1, by=None, at=at)


@pytest.mark.parametrize("score", [0, 4, -1])
def test_a_level_must_be_chosen(cast: Cast, at: datetime, dossier: Dossier, score: int) -> None:
    with refused("chọn một mức độ hài lòng"):
        rate(dossier.pk, score=score, by=None, at=at)


@pytest.mark.parametrize("state", [state for state in State if state is not State.RETURNED])
def test_not_before_the_result_is_in_hand(cast: Cast, at: datetime, dossier: Dossier, state: State) -> None:
    placed(dossier, state, at=at)
    with refused("sau khi đã nhận kết quả"):
        rate(dossier.pk, score=3, by=None, at=at)


def test_a_very_long_comment_is_shortened(cast: Cast, at: datetime, dossier: Dossier) -> None:
    rate(dossier.pk, score=3, comment="x" * 5000, by=None, at=at)
    assert len(Ballot.objects.get().comment) == 1000


def test_query_budget(cast: Cast, at: datetime, dossier: Dossier, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(8):
        rate(dossier.pk, score=3, by=None, at=at)
