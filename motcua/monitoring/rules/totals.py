"""The sums behind the figures of one period, with the columns of report II.06a (TT 01/2020/TT-VPCP)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_PLACES = Decimal("0.01")


@dataclass(frozen=True)
class Totals:
    """Counts of dossiers. `*_before` runs from the beginning to the day before the period, `*_until` to its last day.

    `overdue`, `due_today` are of the day of reading: what was open and late on a past day is not kept in the figures.
    """

    submitted: int = 0
    received: int = 0
    received_online: int = 0
    settled_early: int = 0
    settled_on_time: int = 0
    settled_late: int = 0
    returned: int = 0
    ballots: int = 0
    satisfied: int = 0
    refused: int = 0
    withdrawn: int = 0
    closed: int = 0
    late_apologised: int = 0
    received_elsewhere: int = 0
    parts_early: int = 0
    parts_on_time: int = 0
    parts_late: int = 0
    received_before: int = 0
    settled_before: int = 0
    submitted_until: int = 0
    turned_away_until: int = 0
    received_until: int = 0
    settled_until: int = 0
    overdue: int = 0
    due_today: int = 0

    @property
    def settled(self) -> int:
        """Column (7) = (8) + (9) + (10)."""
        return self.settled_early + self.settled_on_time + self.settled_late

    @property
    def received_otherwise(self) -> int:
        """Column (5): directly and by post."""
        return self.received - self.received_online

    @property
    def carried_over(self) -> int:
        """Column (6): received before the period and open at its beginning."""
        return self.received_before - self.settled_before

    @property
    def to_settle(self) -> int:
        """Column (3) = (4) + (5) + (6)."""
        return self.received_online + self.received_otherwise + self.carried_over

    @property
    def open(self) -> int:
        """Column (11): received and not settled at the end of the period, from sums of their own."""
        return self.received_until - self.settled_until

    @property
    def waiting(self) -> int:
        """Filed, not received and not ended at the end of the period."""
        return self.submitted_until - self.received_until - self.turned_away_until

    @property
    def parts_settled(self) -> int:
        """Parts of linked dossiers their units are done with; in no column of II.06a."""
        return self.parts_early + self.parts_on_time + self.parts_late

    @property
    def late_unapologised(self) -> int:
        """Settled late without an apology sent in time."""
        return self.settled_late - self.late_apologised

    @property
    def timely(self) -> int:
        """Settled before or on the due day."""
        return self.settled_early + self.settled_on_time

    @property
    def online_share(self) -> Decimal | None:
        return percent(self.received_online, self.received)

    @property
    def timely_rate(self) -> Decimal | None:
        return percent(self.timely, self.settled)

    @property
    def satisfied_rate(self) -> Decimal | None:
        return percent(self.satisfied, self.ballots)


def percent(part: int, whole: int) -> Decimal | None:
    """`part` of `whole` in per cent with two decimals; None when there is nothing to divide."""
    if not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(_PLACES, ROUND_HALF_UP)
