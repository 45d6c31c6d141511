"""What has been typed is kept, right or wrong, and an old save never overwrites a newer one."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from motcua.dossiers.actions.save_draft import save_draft
from motcua.dossiers.models import Draft
from motcua.journal.models import Entry
from tests.factories.cast import Cast, a_draft
from tests.factories.traces import no_trace


def test_values_are_kept_as_typed_even_when_wrong(cast: Cast, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    later = at + timedelta(minutes=5)
    saved = save_draft(draft.pk, {"dien_thoai": "không biết"}, by=cast.user("citizen"), at=later)
    assert saved.data["dien_thoai"] == "không biết" and saved.updated_at == later and saved.version == 1


def test_fields_of_other_pages_are_kept(cast: Cast, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    saved = save_draft(draft.pk, {"dan_toc": "Tày"}, by=cast.user("citizen"), at=at)
    assert saved.data == {**draft.data, "dan_toc": "Tày"}


def test_none_takes_a_value_out(cast: Cast, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    saved = save_draft(draft.pk, {"muc_dich_khac": None}, by=cast.user("citizen"), at=at)
    assert "muc_dich_khac" not in saved.data


@pytest.mark.parametrize("late", [5, 4, 1])
def test_a_save_that_arrives_late_changes_nothing(cast: Cast, at: datetime, late: int) -> None:
    draft = a_draft(cast, at=at)
    citizen = cast.user("citizen")
    save_draft(draft.pk, {"dan_toc": "Tày"}, version=5, by=citizen, at=at)
    with no_trace():
        kept = save_draft(draft.pk, {"dan_toc": "Nùng"}, version=late, by=citizen, at=at)
    assert kept.data["dan_toc"] == "Tày" and kept.version == 5


def test_saving_is_no_fact(cast: Cast, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    before = Entry.objects.count()
    save_draft(draft.pk, {"dan_toc": "Tày"}, by=cast.user("citizen"), at=at)
    assert Entry.objects.count() == before


def test_somebody_elses_draft_does_not_exist(cast: Cast, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    for name in ("neighbour", "clerk", "administrator"):
        user = cast.user(name)
        with no_trace(), pytest.raises(Draft.DoesNotExist):
            save_draft(draft.pk, {"dan_toc": "Tày"}, by=user, at=at)


def test_an_unknown_draft_does_not_exist(cast: Cast, at: datetime) -> None:
    citizen = cast.user("citizen")
    with no_trace(), pytest.raises(Draft.DoesNotExist):
        save_draft(uuid4(), {}, by=citizen, at=at)


def test_query_budget(cast: Cast, at: datetime, django_assert_max_num_queries) -> None:
    draft, citizen = a_draft(cast, at=at), cast.user("citizen")
    with django_assert_max_num_queries(4):
        save_draft(draft.pk, {"dan_toc": "Tày"}, by=citizen, at=at)
