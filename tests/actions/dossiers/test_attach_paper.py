"""Files of a draft: put with a paper, taken off again; the draft itself thrown away."""

from datetime import datetime
from uuid import uuid4

import pytest

from motcua.dossiers.actions.attach_paper import attach_paper
from motcua.dossiers.models import Draft, DraftPaper
from tests.factories.cast import BIRTH, Cast, a_draft, birth_data
from tests.factories.traces import no_trace, refused
from tests.factories.uploads import arriving, pdf, uploaded

PAPER = "giay-chung-sinh"


@pytest.fixture
def draft(cast: Cast, at: datetime) -> Draft:
    return a_draft(cast, at=at, procedure=BIRTH, data=birth_data())


def test_a_file_belongs_to_its_paper(cast: Cast, at: datetime, draft: Draft) -> None:
    upload = uploaded(cast, pdf(), at=at)
    paper = attach_paper(draft.pk, PAPER, upload.pk, by=cast.user("citizen"), at=at)
    assert (paper.draft_id, paper.key, paper.upload_id) == (draft.pk, PAPER, upload.pk)


def test_a_file_still_arriving_can_be_put_already(cast: Cast, at: datetime, draft: Draft) -> None:
    paper = attach_paper(draft.pk, PAPER, arriving(cast, at=at).pk, by=cast.user("citizen"), at=at)
    assert paper.upload.blob is None


def test_one_paper_may_have_several_files(cast: Cast, at: datetime, draft: Draft) -> None:
    for _ in range(3):
        attach_paper(draft.pk, PAPER, uploaded(cast, pdf(), at=at).pk, by=cast.user("citizen"), at=at)
    assert draft.papers.count() == 3


def test_attaching_twice_changes_nothing(cast: Cast, at: datetime, draft: Draft) -> None:
    upload, citizen = uploaded(cast, pdf(), at=at), cast.user("citizen")
    first = attach_paper(draft.pk, PAPER, upload.pk, by=citizen, at=at)
    with no_trace():
        assert attach_paper(draft.pk, PAPER, upload.pk, by=citizen, at=at).pk == first.pk


def test_a_file_is_with_one_draft_only(cast: Cast, at: datetime, draft: Draft) -> None:
    upload, citizen = uploaded(cast, pdf(), at=at), cast.user("citizen")
    attach_paper(draft.pk, PAPER, upload.pk, by=citizen, at=at)
    other = a_draft(cast, at=at, procedure=BIRTH)
    with refused("đã được đính kèm cho giấy tờ khác"):
        attach_paper(other.pk, PAPER, upload.pk, by=citizen, at=at)


def test_an_unknown_paper_is_refused(cast: Cast, at: datetime, draft: Draft) -> None:
    upload, citizen = uploaded(cast, pdf(), at=at), cast.user("citizen")
    with refused("không có loại giấy tờ đã chọn"):
        attach_paper(draft.pk, "so-do-dat", upload.pk, by=citizen, at=at)


def test_an_unknown_upload_and_somebody_elses_are_refused_alike(cast: Cast, at: datetime, draft: Draft) -> None:
    foreign, citizen = uploaded(cast, pdf(), at=at, by="neighbour"), cast.user("citizen")
    for upload_id in (foreign.pk, uuid4()):
        with refused("Không tìm thấy tệp vừa tải lên"):
            attach_paper(draft.pk, PAPER, upload_id, by=citizen, at=at)


def test_somebody_elses_draft_does_not_exist(cast: Cast, at: datetime, draft: Draft) -> None:
    upload, neighbour = uploaded(cast, pdf(), at=at, by="neighbour"), cast.user("neighbour")
    with no_trace(), pytest.raises(Draft.DoesNotExist):
        attach_paper(draft.pk, PAPER, upload.pk, by=neighbour, at=at)
    assert not DraftPaper.objects.exists()


def test_query_budget(cast: Cast, at: datetime, draft: Draft, django_assert_max_num_queries) -> None:
    upload, citizen = uploaded(cast, pdf(), at=at), cast.user("citizen")
    with django_assert_max_num_queries(9):
        attach_paper(draft.pk, PAPER, upload.pk, by=citizen, at=at)
