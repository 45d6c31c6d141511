"""Taking a file off a draft."""

from datetime import datetime

import pytest

from motcua.dossiers.actions.attach_paper import attach_paper
from motcua.dossiers.actions.detach_paper import detach_paper
from motcua.dossiers.models import Draft, DraftPaper
from tests.factories.cast import BIRTH, Cast, a_draft
from tests.factories.traces import no_trace
from tests.factories.uploads import pdf, uploaded


@pytest.fixture
def paper(cast: Cast, at: datetime) -> DraftPaper:
    draft = a_draft(cast, at=at, procedure=BIRTH)
    upload = uploaded(cast, pdf(), at=at)
    return attach_paper(draft.pk, "giay-chung-sinh", upload.pk, by=cast.user("citizen"), at=at)


def test_the_file_is_no_longer_part_of_the_draft(cast: Cast, paper: DraftPaper) -> None:
    detach_paper(paper.draft_id, paper.pk, by=cast.user("citizen"))
    assert not paper.draft.papers.exists()


def test_taking_off_twice_changes_nothing(cast: Cast, paper: DraftPaper) -> None:
    citizen = cast.user("citizen")
    detach_paper(paper.draft_id, paper.pk, by=citizen)
    with no_trace():
        detach_paper(paper.draft_id, paper.pk, by=citizen)


def test_a_paper_of_another_draft_stays(cast: Cast, at: datetime, paper: DraftPaper) -> None:
    other, citizen = a_draft(cast, at=at), cast.user("citizen")
    with no_trace():
        detach_paper(other.pk, paper.pk, by=citizen)


def test_somebody_elses_draft_does_not_exist(cast: Cast, paper: DraftPaper) -> None:
    neighbour = cast.user("neighbour")
    with no_trace(), pytest.raises(Draft.DoesNotExist):
        detach_paper(paper.draft_id, paper.pk, by=neighbour)


def test_query_budget(cast: Cast, paper: DraftPaper, django_assert_max_num_queries) -> None:
    citizen = cast.user("citizen")
    with django_assert_max_num_queries(4):
        detach_paper(paper.draft_id, paper.pk, by=citizen)
