"""When a message to the national portal is tried again, and when it is left for somebody to look at."""

from datetime import timedelta

_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 20, 40, 60))
REFUSALS_TO_FAIL = 5


def wait_after(attempts: int) -> timedelta:
    """How long to wait after the nth attempt: longer each time, at most an hour."""
    return _WAITS[min(max(attempts, 1), len(_WAITS)) - 1]


def has_failed(attempts: int, *, refused: bool) -> bool:
    """Whether trying on is of no use: the portal has answered no so often. One that is silent is asked for ever."""
    return refused and attempts >= REFUSALS_TO_FAIL
