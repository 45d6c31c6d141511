"""The whole table: every address of ours, and those of the libraries."""

from tests.doors.access.accounts import ACCOUNTS
from tests.doors.access.api import API
from tests.doors.access.board import BOARD_DOOR
from tests.doors.access.console import CONSOLE_DOOR
from tests.doors.access.counter import COUNTER
from tests.doors.access.desk import DESK_DOOR
from tests.doors.access.portal import PORTAL
from tests.doors.access.post import POST_DOOR
from tests.doors.access.rows import Row, Rows, anybody

KIT: dict[str, Rows] = {"kit:healthz": Row(get=anybody()), "kit:favicon": Row(get=anybody(302))}
OURS: dict[str, Rows] = {
    **PORTAL, **COUNTER, **DESK_DOOR, **POST_DOOR, **CONSOLE_DOOR, **BOARD_DOOR, **API, **KIT,
}  # fmt: skip
MATRIX: dict[str, Rows] = {**OURS, **ACCOUNTS}
ADMINISTRATION = "/he-thong/"
"""The administration site, where nobody of the small world is staff."""


def rows_of(name: str) -> tuple[Row, ...]:
    """The rows of an address."""
    rows = MATRIX[name]
    return (rows,) if isinstance(rows, Row) else rows
