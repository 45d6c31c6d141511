"""What filing stands on is kept until a fact about it is recorded, and never longer."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from motcua.journal.models import Entry
from motcua.journal.queries import foundations
from motcua.procedures.actions.set_online_level import set_online_level
from motcua.procedures.queries import ground_of
from motcua.procedures.rules.online import OnlineLevel
from motcua.reference.actions import RegimeFacts, enact_regime
from tests.factories.cast import MARITAL, Cast, filed_at_counter

DAY = date(2024, 3, 5)
NEW = RegimeFacts("moi", "1/2024/NĐ-CP", "1/2024/TT-VPCP", date(2024, 3, 1), None, verified=False)


def test_it_is_read_once_while_nothing_changes(cast: Cast, django_assert_num_queries: object) -> None:
    first = ground_of(MARITAL, "xa", on=DAY)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert ground_of(MARITAL, "xa", on=DAY) is first


def test_a_new_online_level_counts_at_once(cast: Cast, at: datetime) -> None:
    before = ground_of(MARITAL, "xa", on=DAY)
    set_online_level(MARITAL, OnlineLevel.NONE, reason="Tạm dừng", valid_from=DAY, by=None, at=at)
    after = ground_of(MARITAL, "xa", on=DAY)
    assert before is not None and before.level is OnlineLevel.FULL
    assert after is not None and after.level is OnlineLevel.NONE


def test_a_new_regime_counts_at_once(cast: Cast, at: datetime) -> None:
    before = ground_of(MARITAL, "xa", on=DAY)
    enact_regime(NEW, by=None, at=at)
    after = ground_of(MARITAL, "xa", on=DAY)
    assert before is not None and before.regime == "nd-61-2018"
    assert after is not None and after.regime == "moi"


def test_an_unchanged_regime_leaves_no_trace(cast: Cast, at: datetime) -> None:
    enact_regime(NEW, by=None, at=at)
    stamp = foundations()
    enact_regime(NEW, by=None, at=at)
    assert foundations() == stamp
    enact_regime(replace(NEW, verified=True), by=None, at=at + timedelta(days=1))
    assert foundations() != stamp
    assert Entry.objects.filter(kind="reference.regime_enacted", subject_id__gt=0).count() >= 2


def test_dossiers_do_not_disturb_it(cast: Cast, at: datetime) -> None:
    stamp = foundations()
    filed_at_counter(cast, at=at)
    assert foundations() == stamp


def test_who_does_not_settle_it_has_none(cast: Cast) -> None:
    assert ground_of(MARITAL, "hq", on=DAY) is None
    assert ground_of("9.999999", "xa", on=DAY) is None
