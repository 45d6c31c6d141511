"""How often a PIN may be guessed: five wrong ones in a quarter of an hour, counted for the account that types them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from math import ceil

from django.http import HttpRequest

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.signatures.actions.report_wrong_pins import report_wrong_pins
from motcua.signatures.queries import WrongPin
from motcua.web.kit.access import account
from motcua.web.kit.throttle import Limit, forget, give_back, left, seconds_until_free, take

TRIES = Limit("pin", tries=5, seconds=15 * 60)


@contextmanager
def guarded_pin(request: HttpRequest) -> Iterator[None]:
    """Around one act that opens a key: only a wrong PIN counts as a try, and the right one begins the count anew.

    Raises Refused, with when to try again, while no try is left; the act inside is then not even begun.
    """
    who = str(account(request).pk)
    slot = take(TRIES, who)
    if slot is None:
        raise Refused(f"Mã PIN đã bị nhập sai {TRIES.tries} lần. {_wait(who)}")
    try:
        yield
    except WrongPin as wrong:
        remaining = left(TRIES, who)
        if remaining:
            raise Refused(f"{wrong.sentence} Mã PIN còn được nhập {remaining} lần.") from wrong
        minutes = TRIES.seconds // 60
        report_wrong_pins(tries=TRIES.tries, minutes=minutes, by=account(request), at=doorclock.now())
        raise Refused(f"Mã PIN không đúng và đã bị nhập sai {TRIES.tries} lần. {_wait(who)}") from wrong
    except BaseException:
        give_back(slot)
        raise
    forget(TRIES, who)


def _wait(who: str) -> str:
    minutes = max(1, ceil(seconds_until_free(TRIES, who) / 60))
    return f"Để giữ an toàn cho chứng thư số, ông/bà nhập lại được sau {minutes} phút nữa."
