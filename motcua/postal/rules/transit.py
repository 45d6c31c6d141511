"""How long the Post may take: J+n, J the day on the slip, n working days (Circular 17/2017/TT-BTTTT art. 7)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from motcua.kernel.worktime import WorkingCalendar

ARTICLE = "Điều 7 Thông tư số 17/2017/TT-BTTTT"
DISTRICTS_ENDED = date(2025, 7, 1)
"""From this day there are no districts; what was inside one is inside the province (our reading: docs/legal.md)."""


class Route(StrEnum):
    DISTRICT = "district"
    PROVINCE = "province"
    CITIES = "cities"
    OTHER = "other"


ROUTE_NAMES: dict[Route, str] = {
    Route.DISTRICT: "Trong huyện",
    Route.PROVINCE: "Trong tỉnh",
    Route.CITIES: "Giữa các thành phố trực thuộc Trung ương",
    Route.OTHER: "Liên tỉnh khác",
}


@dataclass(frozen=True)
class TransitTime:
    """Working days from J; `with_slip` when the appointment slip is carried back to the sender as well."""

    route: Route
    days: int
    with_slip: int


TIMES: tuple[TransitTime, ...] = (
    TransitTime(Route.DISTRICT, 1, 2),
    TransitTime(Route.PROVINCE, 2, 4),
    TransitTime(Route.CITIES, 3, 6),
    TransitTime(Route.OTHER, 4, 8),
)
_BY_ROUTE = {row.route: row for row in TIMES}


def routes_on(day: date) -> tuple[Route, ...]:
    """The routes there are on a day."""
    return tuple(route for route in Route if route is not Route.DISTRICT or day < DISTRICTS_ENDED)


def transit_time(route: Route, *, on: date) -> TransitTime:
    """The row of the table that governs a route on a day."""
    gone = route is Route.DISTRICT and on >= DISTRICTS_ENDED
    return _BY_ROUTE[Route.PROVINCE if gone else route]


def expected_on(accepted: date, route: Route, calendar: WorkingCalendar, *, with_slip: bool = False) -> date:
    """The last day on which it has to be there."""
    row = transit_time(route, on=accepted)
    return calendar.nth_working_day_after(accepted, row.with_slip if with_slip else row.days)
