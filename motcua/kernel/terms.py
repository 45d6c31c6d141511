"""A term (thời hạn giải quyết): an amount and one of the four units of the national procedure database."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from motcua.kernel.text import fold


class TermUnit(StrEnum):
    """HOUR is working hours, WORKDAY working days, DAY calendar days, MONTH calendar months."""

    HOUR = "HOUR"
    WORKDAY = "WORKDAY"
    DAY = "DAY"
    MONTH = "MONTH"


_UNIT_NAMES = {
    TermUnit.HOUR: "giờ làm việc",
    TermUnit.WORKDAY: "ngày làm việc",
    TermUnit.DAY: "ngày",
    TermUnit.MONTH: "tháng",
}
# About forty years: longer than any legal term, short enough that a slip of the keyboard cannot ask for the year 9000.
_LARGEST = {
    TermUnit.HOUR: 9999,
    TermUnit.WORKDAY: 9999,
    TermUnit.DAY: 9999,
    TermUnit.MONTH: 480,
}


@dataclass(frozen=True, slots=True)
class Term:
    """`amount` of `unit`. Zero working days means "within the day". Months are whole.

    Raises ValueError, with a Vietnamese sentence, when the amount is negative, too large or a broken month.
    """

    amount: Decimal
    unit: TermUnit

    def __post_init__(self) -> None:
        if not self.amount.is_finite() or not 0 <= self.amount <= _LARGEST[self.unit]:
            raise ValueError(
                f"Thời hạn phải từ 0 đến {_LARGEST[self.unit]} {_UNIT_NAMES[self.unit]}; đã nhập {self.amount}."
            )
        if self.unit is TermUnit.MONTH and self.amount % 1:
            raise ValueError(f"Thời hạn tính theo tháng phải là số nguyên; đã nhập {self.amount} tháng.")

    def __str__(self) -> str:
        return describe_term(self)


_UNITS = {
    "gio lam viec": TermUnit.HOUR,
    "gio": TermUnit.HOUR,
    "tieng": TermUnit.HOUR,
    "h": TermUnit.HOUR,
    "ngay lam viec": TermUnit.WORKDAY,
    "wd": TermUnit.WORKDAY,
    "ngay": TermUnit.DAY,
    "d": TermUnit.DAY,
    "thang": TermUnit.MONTH,
    "m": TermUnit.MONTH,
}
_WITHIN_THE_DAY = {"trong ngay", "ngay trong ngay", "trong ngay lam viec", "ngay trong ngay lam viec"}
_HALF = re.compile(r"^(?:nua|mot nua) (?=\S)")
_TERM = re.compile(r"^(?P<amount>\d{1,6}(?:[.,]\d{1,4})?) ?(?P<unit>[a-z][a-z ]*)$")


def parse_term(text: str) -> Term:
    """Read a term as people write it: "3 ngày làm việc", "0,5 ngay lam viec", "trong ngày", "24 giờ", "3wd", "2m".

    Accents, capitals and extra spaces do not matter; the decimal sign is a comma or a dot.
    Raises ValueError with a Vietnamese sentence when the text is no term.
    """
    folded = fold(text).rstrip(".")
    if folded in _WITHIN_THE_DAY:
        return Term(Decimal(0), TermUnit.WORKDAY)
    match = _TERM.match(_HALF.sub("0.5 ", folded))
    unit = _UNITS.get(match["unit"]) if match else None
    if match is None or unit is None:
        raise ValueError(
            f"Không đọc được thời hạn “{text.strip()}”. Hãy viết như “3 ngày làm việc”, “15 ngày”, “4 giờ”, "
            "“2 tháng” hoặc “trong ngày”."
        )
    return Term(_plain(Decimal(match["amount"].replace(",", "."))), unit)


def describe_term(term: Term) -> str:
    """`term` in words: "3 ngày làm việc", "0,5 ngày làm việc", "trong ngày làm việc"."""
    if term.unit is TermUnit.WORKDAY and not term.amount:
        return "trong ngày làm việc"
    return f"{_plain(term.amount):f} {_UNIT_NAMES[term.unit]}".replace(".", ",", 1)


def _plain(amount: Decimal) -> Decimal:
    """The same number without trailing zeros, so that "3,0" and "03" are the one term "3"."""
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount.normalize()
