"""The figures against dossiers whose lives are known, for every period, scope and breakdown."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.models.dossier import Channel
from motcua.kernel.periods import Period, parse_period
from motcua.kernel.worktime import VIETNAM
from motcua.monitoring.actions import rebuild
from motcua.monitoring.behind import behind
from motcua.monitoring.models import Figure
from motcua.monitoring.queries import (
    WHOLE,
    Filters,
    catalogue_counts,
    due_today_and_overdue,
    figures,
    public_figures,
    scope_of,
)
from motcua.monitoring.rules.definitions import DEFINITIONS
from motcua.monitoring.sums import added
from motcua.organisation.queries import duties_of
from tests.factories.cast import MARITAL, PLAIN, Cast, filed_at_counter
from tests.factories.lives import Life, live


def moment(day: str, hour: int = 9) -> datetime:
    return datetime.fromisoformat(f"{day}T{hour:02d}:00").replace(tzinfo=VIETNAM)


NOW = moment("2024-04-10", 10)
JANUARY_ON = Period.between(date(2024, 1, 10), date(2024, 3, 20))


@pytest.fixture
def lives(cast: Cast) -> Cast:
    """Seven dossiers: early, on time, late, open, overdue, waiting, and one of the department."""
    xa = {"procedure": MARITAL, "agency": "xa"}
    direct = {"channel": Channel.DIRECT}
    # 3 working days from Monday 8 January: due on Thursday 11.
    live(Life(**xa, filed=moment("2024-01-08"), received=moment("2024-01-08", 10), settled=moment("2024-01-09"),
              returned=moment("2024-01-12"), satisfied=True))  # fmt: skip
    live(Life(**xa, filed=moment("2024-01-08"), received=moment("2024-01-08", 10), settled=moment("2024-01-11", 14),
              returned=moment("2024-01-12"), satisfied=False))  # fmt: skip
    live(Life(**xa, **direct, filed=moment("2024-02-19"), received=moment("2024-02-19"), settled=moment("2024-02-28")))
    live(Life(**xa, **direct, filed=moment("2024-03-19"), received=moment("2024-03-19")))
    live(Life(**xa, filed=moment("2024-04-09"), received=moment("2024-04-09", 10)))
    live(Life(procedure=MARITAL, agency="xb", filed=moment("2024-03-05")))
    live(Life(procedure=PLAIN, agency="hq", filed=moment("2024-03-25"), received=moment("2024-03-26")))
    return cast


def test_first_quarter(lives: Cast) -> None:
    totals = figures(WHOLE, parse_period("2024-Q1"), now=NOW).totals
    assert (totals.received, totals.received_online, totals.received_otherwise) == (5, 3, 2)
    assert (totals.settled_early, totals.settled_on_time, totals.settled_late) == (1, 1, 1)
    assert (totals.carried_over, totals.open, totals.waiting) == (0, 2, 1)
    assert (totals.returned, totals.ballots, totals.satisfied) == (2, 2, 1)
    assert totals.timely_rate == Decimal("66.67")
    assert totals.online_share == Decimal("60.00")
    assert totals.satisfied_rate == Decimal("50.00")


def test_a_period_that_cuts_months_counts_the_same_days(lives: Cast) -> None:
    totals = figures(WHOLE, JANUARY_ON, now=NOW).totals
    assert (totals.received, totals.carried_over, totals.settled, totals.open) == (2, 1, 2, 1)
    assert totals.waiting == 1


def test_nothing_to_divide_is_not_zero(lives: Cast) -> None:
    totals = figures(WHOLE, parse_period("2023"), now=NOW).totals
    assert totals.received == 0
    assert (totals.timely_rate, totals.online_share, totals.satisfied_rate) == (None, None, None)


def test_due_today_and_overdue_are_of_the_day_of_reading(lives: Cast) -> None:
    # Received 9 April with 3 working days: due on the 12th. The direct one of 19 March was due on the 22nd.
    # The department's 15 days run out on 10 April.
    assert due_today_and_overdue(WHOLE, on=date(2024, 4, 10)) == (1, 1)
    assert due_today_and_overdue(WHOLE, on=date(2024, 4, 12)) == (1, 2)


@pytest.mark.parametrize("text", ["2024", "2024-Q1", "2024-01", "2024-02", "2024-03", "2024-01-09..2024-03-19", "2023"])
def test_report_identities(lives: Cast, text: str) -> None:
    counted = figures(WHOLE, parse_period(text), now=NOW)
    lines = [*counted.by_unit, *counted.by_field, *counted.by_channel]
    for totals in [counted.totals, *(line.totals for line in lines)]:
        assert totals.to_settle == totals.received_online + totals.received_otherwise + totals.carried_over
        assert totals.to_settle == totals.settled + totals.open
        assert totals.settled == totals.settled_early + totals.settled_on_time + totals.settled_late


def test_breakdowns_add_up(lives: Cast) -> None:
    counted = figures(WHOLE, parse_period("2024"), now=NOW)
    for lines in (counted.by_unit, counted.by_field, counted.by_channel):
        assert sum(line.totals.received for line in lines) == counted.totals.received
        assert sum(line.totals.overdue for line in lines) == counted.totals.overdue
    assert sum(line.totals.received for line in counted.by_month) == counted.totals.received
    assert [line.name for line in counted.by_month] == ["01/2024", "02/2024", "03/2024", "04/2024"]


def test_filters_narrow(lives: Cast) -> None:
    year = parse_period("2024")
    assert figures(WHOLE, year, now=NOW, filters=Filters(unit="tu-phap")).totals.received == 1
    assert figures(WHOLE, year, now=NOW, filters=Filters(channel="online")).totals.received == 4
    assert figures(WHOLE, year, now=NOW, filters=Filters(field="ho-tich", channel="direct")).totals.received == 2


@pytest.mark.parametrize(
    ("who", "received"),
    [("chair", 6), ("leader", 5), ("other_leader", 0), ("head", 1), ("controller", 6), ("administrator", 6)],
)  # fmt: skip
def test_scopes(lives: Cast, who: str, received: int) -> None:
    scope = scope_of(duties_of(lives.user(who), on=NOW.date()))
    assert scope is not None
    assert figures(scope, parse_period("2024"), now=NOW).totals.received == received


@pytest.mark.parametrize("text", ["2024", "2024-03", "2024-01-10..2024-03-20"])
@pytest.mark.parametrize("who", ["chair", "leader", "other_leader", "head", "controller"])
def test_a_line_says_what_the_figures_say_when_they_are_narrowed_to_it(lives: Cast, who: str, text: str) -> None:
    """Lines and narrowed figures are read from different cuts."""
    scope, period = scope_of(duties_of(lives.user(who), on=NOW.date())), parse_period(text)
    assert scope is not None
    whole = figures(scope, period, now=NOW)
    for name, lines in (("unit", whole.by_unit), ("field", whole.by_field), ("channel", whole.by_channel)):
        for line in lines:
            narrowed = figures(scope, period, now=NOW, filters=Filters(**{name: line.key}))
            assert narrowed.totals == line.totals
            for one in (narrowed.by_unit, narrowed.by_field, narrowed.by_channel):
                assert added(each.totals for each in one) == line.totals
        assert added(line.totals for line in lines) == whole.totals


@pytest.mark.parametrize("who", ["clerk", "specialist", "citizen"])
def test_others_read_no_figures(lives: Cast, who: str) -> None:
    assert scope_of(duties_of(lives.user(who), on=NOW.date())) is None


@pytest.mark.parametrize("key", [one.key for one in DEFINITIONS if one.listed])
@pytest.mark.parametrize("text", ["2024", "2024-Q1", "2024-01-10..2024-03-20"])
def test_the_list_behind_a_figure_counts_the_same(lives: Cast, key: str, text: str) -> None:
    definition = next(one for one in DEFINITIONS if one.key == key)
    duties = duties_of(lives.user("leader"), on=NOW.date())
    scope, period = scope_of(duties), parse_period(text)
    assert scope is not None
    value = getattr(figures(scope, period, now=NOW).totals, definition.of)
    assert behind(key, scope, period, Filters(), duties, on=NOW.date()).count() == value


def test_a_list_shows_only_what_the_asker_may_see(lives: Cast) -> None:
    duties = duties_of(lives.user("controller"), on=NOW.date())
    assert behind("tiep-nhan", WHOLE, parse_period("2024"), Filters(), duties, on=NOW.date()).count() == 0


def test_ballots_have_no_list(lives: Cast) -> None:
    duties = duties_of(lives.user("leader"), on=NOW.date())
    with pytest.raises(KeyError):
        behind("hai-long", WHOLE, parse_period("2024"), Filters(), duties, on=NOW.date())


def test_rebuilding_gives_the_same_figures(lives: Cast, at: datetime) -> None:
    filed_at_counter(lives, at=at)
    rebuild()
    once = figures(WHOLE, parse_period("2024"), now=NOW)
    assert rebuild() > 0
    assert figures(WHOLE, parse_period("2024"), now=NOW) == once
    assert once.totals.received == 7


def test_cost_does_not_grow_with_dossiers(lives: Cast) -> None:
    def queries() -> list[dict[str, Any]]:
        with CaptureQueriesContext(connection) as caught:
            figures(WHOLE, parse_period("2024"), now=NOW)
        return caught.captured_queries

    def rows() -> dict[str, int]:
        return {cut: Figure.objects.filter(cut=cut, grain="year").count() for cut in ("full", "unit", "field")}

    few, few_rows = queries(), rows()
    for number in range(10):
        live(
            Life(MARITAL, "xa", filed=moment("2024-03-04") + timedelta(days=number), received=moment("2024-03-14", 10))
        )
    many = queries()
    assert len(many) == len(few) <= 6
    assert rows() == few_rows
    assert all("dossiers_dossier" not in one["sql"] for one in many)


def test_public_figures_name_nobody(lives: Cast) -> None:
    found = public_figures(NOW, parse_period("2024-Q1"))
    by_key = {one["key"]: one for one in found["figures"]}
    assert by_key["tiep-nhan"]["value"] == 5
    assert by_key["ty-le-dung-han"] | {"definition": ""} == {
        "key": "ty-le-dung-han", "name": "Trước và đúng hạn", "definition": "", "unit": "%", "value": 66.67,
        "denominator": 3, "denominator_name": "hồ sơ đã giải quyết",
    }  # fmt: skip
    assert "Nguyễn" not in str(found)


def test_catalogue_counts(cast: Cast) -> None:
    counts = catalogue_counts(NOW.date())
    assert counts.procedures["commune"] == 2
    assert counts.procedures["district"] == 2
    assert counts.services == {"none": 0, "partial": 1, "full": 3}
    assert {kind.value: count for kind, count in counts.agencies.items() if count} == {
        "district": 1, "commune": 2, "department": 1, "desk": 3,
    }  # fmt: skip
