"""The lines of a charge: which fee by case and channel, how much after relief, and why, a sentence for each.

Amounts are whole đồng. A line that is waived stays with 0, so that the sum and its reason are both on record.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from motcua.fees.rules.relief import Relief
from motcua.kernel.money import format_vnd
from motcua.procedures.rules.fees import FeeChannel, FeeLine, choose_fees

_CHANNEL_WORDS = re.compile(r",? *nộp trực (tiếp|tuyến)$", re.IGNORECASE)
LARGEST_QUANTITY = 1000


@dataclass(frozen=True, slots=True)
class Choice:
    """One fee that applies: its case as the registry names it, how many times, and the amount of one of them in đồng
    where the registry holds none (set by a decision of its own)."""

    case: str
    quantity: int = 1
    amount: int | None = None


@dataclass(frozen=True, slots=True)
class PricedLine:
    """One line of a charge. `full` is what the registry asks for the quantity, `amount` what is left to pay."""

    case: str
    quantity: int
    unit_amount: int
    full: int
    amount: int
    basis: str
    reason: str
    assumed: bool = False


def price(
    lines: Iterable[FeeLine], choices: Iterable[Choice], channel: FeeChannel, relief: Relief | None = None
) -> tuple[PricedLine, ...]:
    """The chosen lines with their amounts. Raises ValueError with a sentence for a case the channel does not have, a
    quantity outside 1..1000, or an amount nobody has set."""
    known = tuple(lines)
    held = {line.case: line for line in choose_fees(known, channel)}
    return tuple(_priced(_named(held, choice), choice, known, channel, relief) for choice in choices)


def total_of(lines: Iterable[PricedLine]) -> int:
    """The sum in đồng."""
    return sum(line.amount for line in lines)


def only_choice(lines: Iterable[FeeLine], channel: FeeChannel) -> Choice | None:
    """The one fee that applies whatever the case, when there is exactly one and something is to pay; else None."""
    held = choose_fees(lines, channel)
    return Choice(held[0].case) if len(held) == 1 and held[0].amount else None


def _named(held: dict[str, FeeLine], choice: Choice) -> FeeLine:
    if choice.case not in held:
        raise ValueError(f"Thủ tục không có mức thu “{choice.case}” theo cách nộp này.")
    if not 1 <= choice.quantity <= LARGEST_QUANTITY:
        raise ValueError(f"Số lượng của “{choice.case}” phải từ 1 đến {LARGEST_QUANTITY}.")
    return held[choice.case]


def _priced(
    line: FeeLine, choice: Choice, known: tuple[FeeLine, ...], channel: FeeChannel, relief: Relief | None
) -> PricedLine:
    unit = choice.amount if line.amount is None else line.amount
    if unit is None or unit < 0:
        raise ValueError(f"Mức thu “{line.case}” do văn bản riêng quy định; cần nhập số tiền của trường hợp này.")
    full = unit * choice.quantity
    amount = relief.off(full) if relief else full
    said = [_base_reason(line, unit, choice.quantity), _channel_reason(line, known, channel)]
    said.append(relief.sentence() if relief and full else "")
    reason = " ".join(part for part in said if part)
    return PricedLine(line.case, choice.quantity, unit, full, amount, line.basis, reason, line.assumed)


def _base_reason(line: FeeLine, unit: int, quantity: int) -> str:
    basis = f" theo {line.basis}" if line.basis else ""
    if unit == 0:
        return f"Không thu{basis}."
    if quantity == 1:
        return f"Mức thu {format_vnd(unit)}{basis}."
    return f"Mức thu {format_vnd(unit)} × {quantity} = {format_vnd(unit * quantity)}{basis}."


def _channel_reason(line: FeeLine, known: tuple[FeeLine, ...], channel: FeeChannel) -> str:
    """What filing online saves, when the counter's amount for the same case is known and higher."""
    if channel is not FeeChannel.ONLINE or line.amount is None:
        return ""
    at_counter = next(
        (other for other in choose_fees(known, FeeChannel.COUNTER) if _stem(other.case) == _stem(line.case)), None
    )
    if at_counter is None or at_counter.amount is None or at_counter.amount <= line.amount:
        return ""
    saved = format_vnd(at_counter.amount - line.amount)
    return f"Nộp hồ sơ trực tuyến nên thấp hơn {saved} so với nộp trực tiếp."


def _stem(case: str) -> str:
    return _CHANNEL_WORDS.sub("", case).strip().casefold()
