"""The clock that doors read: the present, or the moment a demonstration has a request act at."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

from motcua.kernel.worktime import day_in_vietnam

_moved: ContextVar[datetime | None] = ContextVar("moved", default=None)


def now() -> datetime:
    """The moment at which this request acts, with its time zone."""
    return _moved.get() or datetime.now(tz=UTC)


def today() -> date:
    """The day in Vietnam at which this request acts."""
    return day_in_vietnam(now())


@contextmanager
def acting_at(moment: datetime) -> Iterator[None]:
    """Within it the clock stands at `moment` for this thread. Raises ValueError for a moment without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment has a time zone")
    token = _moved.set(moment)
    try:
        yield
    finally:
        _moved.reset(token)
