"""Accounts over time: one ends where the next begins, and what was charged keeps its own."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from motcua.fees.actions.end_account import end_account
from motcua.fees.actions.open_account import open_account
from motcua.fees.ledger import account_for
from motcua.kernel.refusals import Refused
from tests.factories.cast import Cast
from tests.factories.money import ACCOUNT, an_account
from tests.factories.traces import no_trace, one_fact

OTHER = replace(ACCOUNT, number="3100011")


def test_an_account_is_used_to_the_end_of_its_last_day(cast: Cast, at: datetime) -> None:
    known = an_account(at)
    with one_fact("fees.account_ended"):
        end_account(known.pk, date(2024, 3, 31), by=cast.user("administrator"), at=at)
    assert account_for(cast.agency("xa"), on=date(2024, 3, 31)) == known
    assert account_for(cast.agency("xa"), on=date(2024, 4, 1)) is None


@pytest.mark.parametrize(("who", "day", "sentence"), [
    ("leader", date(2024, 3, 31), "Chỉ quản trị"), ("administrator", date(2024, 3, 4), "từ ngày 05/03/2024 trở đi"),
])  # fmt: skip
def test_who_may_not_and_when_not(cast: Cast, at: datetime, who: str, day: date, sentence: str) -> None:
    known = an_account(at)
    with no_trace(), pytest.raises(Refused, match=sentence):
        end_account(known.pk, day, by=cast.user(who), at=at)


def test_what_has_ended_stays_ended(cast: Cast, at: datetime) -> None:
    known = an_account(at)
    end_account(known.pk, date(2024, 3, 5), by=cast.user("administrator"), at=at)
    with pytest.raises(Refused, match="đã thôi dùng từ sau ngày 05/03/2024"):
        end_account(known.pk, date(2024, 4, 1), by=cast.user("administrator"), at=at.replace(day=6))


def test_an_account_opened_before_another_one_ends_takes_its_place(cast: Cast, at: datetime) -> None:
    known = an_account(at)
    end_account(known.pk, date(2024, 12, 31), by=cast.user("administrator"), at=at)
    after = open_account(OTHER, valid_from=date(2024, 6, 1), by=cast.user("administrator"), at=at)
    known.refresh_from_db()
    assert known.valid_to == date(2024, 5, 31)
    assert account_for(cast.agency("xa"), on=date(2024, 6, 1)) == after
