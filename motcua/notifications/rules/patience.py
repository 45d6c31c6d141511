"""When a message may go, when it is tried again, and for how long a provider that fails is left alone."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from motcua.kernel.worktime import in_vietnam
from motcua.notifications.rules.channels import Channel, Lane

_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 30))
_URGENT_WAITS = tuple(timedelta(seconds=seconds) for seconds in (20, 40, 60, 120, 300))
GIVE_UP_AFTER = timedelta(days=3)
LEASE = timedelta(minutes=2)
FAILURES_TO_OPEN = 3
_LONGEST_OPEN = timedelta(minutes=10)


@dataclass(frozen=True)
class QuietHours:
    """From when to when telephones stay silent, for which channels; an urgent message goes all the same."""

    begin: time
    end: time
    channels: frozenset[Channel]

    def earliest(self, channel: Channel, lane: Lane, at: datetime) -> datetime:
        """The first moment from `at` on at which a message may go."""
        if lane is Lane.URGENT or channel not in self.channels:
            return at
        local = in_vietnam(at)
        if not self._is_quiet(local.time()):
            return at
        morning = datetime.combine(local.date(), self.end, local.tzinfo)
        return morning if morning > local else morning + timedelta(days=1)

    def _is_quiet(self, clock: time) -> bool:
        if self.begin <= self.end:
            return self.begin <= clock < self.end
        return clock >= self.begin or clock < self.end


def wait_after(attempts: int, lane: Lane) -> timedelta:
    """How long to wait after the nth attempt failed: longer each time, at most half an hour (urgent: five minutes)."""
    waits = _URGENT_WAITS if lane is Lane.URGENT else _WAITS
    return waits[min(max(attempts, 1), len(waits)) - 1]


def is_given_up(created_at: datetime, at: datetime) -> bool:
    """Whether a message has waited so long that telling it is of no use."""
    return at - created_at >= GIVE_UP_AFTER


def open_for(failures: int) -> timedelta:
    """How long a provider is left alone after so many failures in a row; zero while it may still be chance."""
    if failures < FAILURES_TO_OPEN:
        return timedelta(0)
    doublings = min(failures - FAILURES_TO_OPEN, 10)
    return min(timedelta(minutes=1 << doublings), _LONGEST_OPEN)
