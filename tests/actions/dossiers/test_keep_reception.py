"""What a clerk types at the desk is kept for them alone, by the window that wrote last, until it is filed or too old."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from motcua.dossiers.actions.drop_old_receptions import drop_old_receptions
from motcua.dossiers.actions.drop_reception import drop_reception
from motcua.dossiers.actions.file_at_counter import file_at_counter
from motcua.dossiers.actions.keep_reception import TypedPage, keep_reception
from motcua.dossiers.actions.take_in_elsewhere import TakingIn, take_in_elsewhere
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.keeping import kept_reception, kept_receptions
from motcua.dossiers.models import KeptReception
from motcua.journal.models import Entry
from motcua.kernel.refusals import Refused
from tests.factories.elsewhere import NEW_REGIME, counter_filing
from tests.factories.traces import no_trace

PAGE = TypedPage(uuid4(), {"nguoi_full_name": "Lý Thị Dở Dang", "nguoi_phone": "sai số"}, uuid4(), 1)


@pytest.fixture
def clerk(cast):
    return cast.user("other_clerk")


def again(version, name, **changes):
    return replace(PAGE, version=version, answers={"nguoi_full_name": name}, **changes)


def test_it_is_kept_as_typed_and_is_no_fact(clerk, at):
    before = Entry.objects.count()
    keep_reception(PAGE, by=clerk, at=at)
    keep_reception(again(2, "Lý Thị Khác"), by=clerk, at=at + timedelta(minutes=1))
    assert Entry.objects.count() == before
    kept = kept_reception(clerk, PAGE.filing_key, at=at)
    assert kept and kept.answers == {"nguoi_full_name": "Lý Thị Khác"}
    assert (kept.version, kept.updated_at) == (2, at + timedelta(minutes=1))


@pytest.mark.parametrize("late", [3, 2, 1])
def test_an_older_save_of_the_same_window_changes_nothing(clerk, at, late):
    keep_reception(again(3, "Mới"), by=clerk, at=at)
    kept = keep_reception(again(late, "Cũ"), by=clerk, at=at + timedelta(seconds=1))
    assert kept and (kept.version, kept.answers["nguoi_full_name"]) == (3, "Mới")


def test_another_window_goes_on_and_the_first_one_is_told(clerk, at):
    keep_reception(again(3, "Thứ nhất"), by=clerk, at=at)
    keep_reception(again(4, "Thứ hai", window=uuid4()), by=clerk, at=at)
    with no_trace(), pytest.raises(Refused, match="ở cửa sổ khác"):
        keep_reception(again(4, "Thứ nhất nữa"), by=clerk, at=at)
    kept = kept_reception(clerk, PAGE.filing_key, at=at)
    assert kept and kept.answers["nguoi_full_name"] == "Thứ hai"


def test_two_pages_are_two_receptions_the_newest_first(clerk, at):
    keep_reception(PAGE, by=clerk, at=at)
    keep_reception(again(1, "Người sau", filing_key=uuid4()), by=clerk, at=at + timedelta(minutes=2))
    names = [one.answers["nguoi_full_name"] for one in kept_receptions(clerk, at=at + timedelta(minutes=2))]
    assert names == ["Người sau", "Lý Thị Dở Dang"]


def test_it_is_nobody_elses(cast, clerk, at):
    keep_reception(PAGE, by=clerk, at=at)
    for name in ("clerk", "administrator", "citizen"):
        other = cast.user(name)
        assert kept_receptions(other, at=at) == [] and kept_reception(other, PAGE.filing_key, at=at) is None
        with no_trace(), pytest.raises(KeptReception.DoesNotExist):
            keep_reception(again(9, "Người lạ"), by=other, at=at)
        with no_trace(), pytest.raises(KeptReception.DoesNotExist):
            drop_reception(PAGE.filing_key, by=other)


def test_filing_takes_it_along_and_a_late_save_finds_nothing_to_keep(clerk, at):
    filing = counter_filing()
    keep_reception(again(1, "Lý", filing_key=filing.filing_key), by=clerk, at=at)
    file_at_counter(filing, by=clerk, at=at)
    assert not KeptReception.objects.exists()
    assert keep_reception(again(2, "Muộn", filing_key=filing.filing_key), by=clerk, at=at) is None
    assert not KeptReception.objects.exists()


def test_what_is_taken_in_for_another_place_takes_it_along(clerk):
    filing = counter_filing()
    keep_reception(again(1, "Lý", filing_key=filing.filing_key), by=clerk, at=NEW_REGIME)
    take_in_elsewhere(TakingIn(filing, "xa"), by=clerk, at=NEW_REGIME)
    assert not KeptReception.objects.exists()


def test_a_save_that_arrived_with_the_filing_is_not_offered(clerk, at):
    filing = counter_filing()
    file_at_counter(filing, by=clerk, at=at)
    KeptReception.objects.create(
        filing_key=filing.filing_key, owner=clerk, answers={}, window=uuid4(), version=1, updated_at=at
    )
    assert kept_receptions(clerk, at=at) == []


def test_a_filing_that_is_refused_leaves_it(clerk, at):
    filing = replace(counter_filing(), data={})
    keep_reception(again(1, "Lý", filing_key=filing.filing_key), by=clerk, at=at)
    with pytest.raises(Incomplete):
        file_at_counter(filing, by=clerk, at=at)
    assert kept_reception(clerk, filing.filing_key, at=at)


def test_thrown_away(clerk, at):
    keep_reception(PAGE, by=clerk, at=at)
    drop_reception(PAGE.filing_key, by=clerk)
    assert not KeptReception.objects.exists()


def test_what_nobody_came_back_to_is_forgotten(clerk, at, settings):
    settings.RECEPTION_KEPT_HOURS = 5
    keep_reception(PAGE, by=clerk, at=at)
    keep_reception(again(1, "Mới hơn", filing_key=uuid4()), by=clerk, at=at + timedelta(hours=1))
    later = at + timedelta(hours=5, seconds=1)
    assert kept_reception(clerk, PAGE.filing_key, at=later) is None
    assert len(kept_receptions(clerk, at=later)) == 1
    assert drop_old_receptions(at=later) == 1
    assert drop_old_receptions(at=datetime(2124, 1, 1, tzinfo=at.tzinfo)) == 1
