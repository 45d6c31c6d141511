"""Throwing a draft away: the owner only, and never what was filed."""

from datetime import datetime

import pytest

from motcua.dossiers.actions.attach_paper import attach_paper
from motcua.dossiers.actions.discard_draft import discard_draft
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier, Draft, DraftPaper
from tests.factories.cast import BIRTH, Cast, a_draft
from tests.factories.traces import no_trace
from tests.factories.uploads import pdf, uploaded


def test_the_draft_and_its_files_are_gone(cast: Cast, at: datetime) -> None:
    draft, citizen = a_draft(cast, at=at, procedure=BIRTH), cast.user("citizen")
    attach_paper(draft.pk, "giay-chung-sinh", uploaded(cast, pdf(), at=at).pk, by=citizen, at=at)
    discard_draft(draft.pk, by=citizen)
    assert not Draft.objects.exists() and not DraftPaper.objects.exists()


def test_what_was_filed_stays(cast: Cast, at: datetime) -> None:
    draft, citizen = a_draft(cast, at=at), cast.user("citizen")
    submit(draft.pk, by=citizen, at=at)
    with no_trace(), pytest.raises(Draft.DoesNotExist):
        discard_draft(draft.pk, by=citizen)
    assert Dossier.objects.filter(filing_key=draft.pk).exists()


def test_somebody_elses_draft_does_not_exist(cast: Cast, at: datetime) -> None:
    draft, neighbour = a_draft(cast, at=at), cast.user("neighbour")
    with no_trace(), pytest.raises(Draft.DoesNotExist):
        discard_draft(draft.pk, by=neighbour)


def test_query_budget(cast: Cast, at: datetime, django_assert_max_num_queries) -> None:
    draft, citizen = a_draft(cast, at=at), cast.user("citizen")
    with django_assert_max_num_queries(6):
        discard_draft(draft.pk, by=citizen)
