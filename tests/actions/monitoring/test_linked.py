"""A linked dossier is counted once, whatever its parts become; every figure stays the length of its list."""

from datetime import date, datetime, timedelta

from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.pins import RefusalReason
from motcua.kernel.periods import Period
from motcua.monitoring.actions import rebuild
from motcua.monitoring.behind import behind
from motcua.monitoring.models import Figure, OpenByDue
from motcua.monitoring.queries import WHOLE as EVERYTHING
from motcua.monitoring.queries import Filters, figures
from motcua.monitoring.rules.definitions import DEFINITIONS
from motcua.organisation.queries import duties_of
from tests.factories.cast import Cast
from tests.factories.linked import follow_everything, linked_procedure, part, settled_part, whole_on_paper, whole_online

SOON = timedelta(days=1)
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31), "năm 2024")


def test_counted_once_and_every_figure_is_the_length_of_its_list(cast: Cast, at: datetime) -> None:
    linked_procedure()
    first, second, third = whole_online(cast, at=at), whole_on_paper(cast, at=at), whole_online(cast, at=at)
    settled_part(cast, first, 2, at=at + SOON)
    settled_part(cast, first, 1, at=at + 12 * SOON)
    withdraw(second.pk, reason="Đổi ý", by=cast.user("clerk"), at=at + SOON)
    refuse(
        part(third, 1).pk, reason_code=RefusalReason.NOT_ELIGIBLE, reason="Không đủ", legal_basis="Luật",
        by=cast.user("leader"), at=at + SOON,
    )  # fmt: skip
    follow_everything()
    assert Dossier.objects.count() == 3 + 3 + 1 + 2
    now = at + 20 * SOON
    told = figures(EVERYTHING, YEAR, now=now)
    assert (told.totals.received, told.totals.received_online, told.totals.settled, told.totals.refused) == (3, 2, 1, 0)
    assert told.totals.to_settle == told.totals.settled + told.totals.open
    assert {line.key: (line.totals.parts_early, line.totals.parts_late) for line in told.by_unit} == {
        "xa": (1, 1), "tu-phap": (1, 0),
    }  # fmt: skip
    heads = [duties_of(cast.user(name), on=now.date()) for name in ("leader", "chair")]
    for one in DEFINITIONS:
        if one.listed:
            lists = {
                row.pk
                for duties in heads
                for row in behind(one.key, EVERYTHING, YEAR, Filters(), duties, on=now.date())
            }
            assert told.reading(one).value == len(lists), one.key
    late = behind("phan-viec-qua-han", EVERYTHING, YEAR, Filters(unit="xa"), heads[0], on=now.date())
    assert [row.pk for row in late] == [part(first, 1).pk]
    before = list(Figure.objects.order_by("pk").values("day", "received")), OpenByDue.objects.count()
    rebuild()
    assert figures(EVERYTHING, YEAR, now=now).totals == told.totals
    assert len(before[0]) == Figure.objects.count() and before[1] == OpenByDue.objects.count()
