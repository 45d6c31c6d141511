"""Messages hold personal data: their words go when the limit of the regime in force is over, their trace stays."""

from datetime import datetime

from motcua.exchange.actions.empty_messages import empty_messages
from motcua.exchange.rules.keeping import kept_since
from motcua.kernel.worktime import day_in_vietnam
from motcua.reference.queries import limits_of, regimes
from motcua.reference.rules.limits import LimitKey


def empty_what_was_kept(*, at: datetime) -> int:
    """Empty every message kept long enough, pack by pack; how many. Nothing, where no limit is set."""
    day = day_in_vietnam(at)
    regime = next((one for one in reversed(regimes()) if one.valid_from <= day), None)
    limits = limits_of(regime.key) if regime else None
    if regime is None or limits is None or not limits.has(LimitKey.EXCHANGE_KEPT):
        return 0
    before, emptied = kept_since(at, limits.count(LimitKey.EXCHANGE_KEPT)), 0
    while pack := empty_messages(before, regime_id=regime.pk, by=None, at=at):
        emptied += pack
    return emptied
