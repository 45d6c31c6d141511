"""The fees (phí, lệ phí) of a procedure, in whole đồng."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class FeeChannel(StrEnum):
    ANY = "any"
    ONLINE = "online"
    COUNTER = "counter"


@dataclass(frozen=True, slots=True)
class FeeLine:
    """One fee: for which case, how much (None = set by a decision we do not hold), by which channel, on what basis."""

    case: str
    amount: int | None
    channel: FeeChannel = FeeChannel.ANY
    basis: str = ""
    assumed: bool = False

    def __post_init__(self) -> None:
        if self.amount is not None and self.amount < 0:
            raise ValueError("Mức phí, lệ phí không được âm.")

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "FeeLine":
        """Read a fee line from a plain mapping. Raises ValueError on a bad amount or channel."""
        amount = row.get("amount")
        return cls(
            case=str(row.get("case") or ""),
            amount=None if amount in (None, "") else int(amount),
            channel=FeeChannel(row.get("channel", FeeChannel.ANY)),
            basis=str(row.get("basis") or ""),
            assumed=bool(row.get("assumed", False)),
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "case": self.case,
            "amount": self.amount,
            "channel": self.channel.value,
            "basis": self.basis,
            "assumed": self.assumed,
        }


def choose_fees(lines: Iterable[FeeLine], channel: FeeChannel, case: str | None = None) -> tuple[FeeLine, ...]:
    """The lines that hold for a channel, and for one case when it is named.

    A line for the channel itself stands in place of the general line of the same case.
    """
    all_lines = tuple(lines)
    own = {line.case for line in all_lines if line.channel is channel}
    held = (
        line
        for line in all_lines
        if line.channel is channel or (line.channel is FeeChannel.ANY and line.case not in own)
    )
    return tuple(line for line in held if case is None or line.case == case)
