"""How long a step usually takes, told only when enough was seen to say so honestly."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

FEWEST = 10
"""With fewer observations nothing is said: the figure would be about single people."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Working time a step took: half of them at most `median`, nine of ten at most `ninth`; `seen` how many."""

    median: timedelta
    ninth: timedelta
    seen: int


def forecast(durations: Sequence[timedelta]) -> Forecast | None:
    """The forecast from what was seen; None with fewer than FEWEST. Nearest rank, so that both really happened."""
    if len(durations) < FEWEST:
        return None
    ordered = sorted(durations)
    return Forecast(_rank(ordered, 50), _rank(ordered, 90), len(ordered))


def _rank(ordered: Sequence[timedelta], percent: int) -> timedelta:
    """The smallest value that is at least as long as `percent` of all."""
    return ordered[-(-len(ordered) * percent // 100) - 1]
