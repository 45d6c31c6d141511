"""What a clerk chose on the page of fees: cases, quantities, amounts, a waiver."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from motcua.fees.rules.lines import Choice
from motcua.fees.rules.relief import Relief, ReliefGroup
from motcua.web.kit.money import read_amount

if TYPE_CHECKING:
    from django.http import QueryDict

    from motcua.procedures.rules.fees import FeeLine


@dataclass(frozen=True)
class EnteredFees:
    """The form as it was sent; `chosen` holds the places of the chosen fees in the list shown."""

    key: UUID
    chosen: tuple[int, ...] = ()
    quantities: Mapping[int, str] = field(default_factory=dict)
    amounts: Mapping[int, str] = field(default_factory=dict)
    group: str = ""
    percent: str = "100"
    basis: str = ""
    choices: tuple[Choice, ...] = ()
    errors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, post: QueryDict, fees: Sequence[FeeLine]) -> EnteredFees:
        """The form with the choices it makes among the fees shown, or the sentences of what is wrong."""
        chosen = tuple(place for place in range(len(fees)) if str(place) in post.getlist("truong_hop"))
        quantities = {place: post.get(f"so_luong_{place}", "1") for place in range(len(fees))}
        amounts = {place: post.get(f"so_tien_{place}", "") for place in range(len(fees))}
        errors = {}
        for place in chosen:
            if not quantities[place].strip().isdecimal():
                errors[f"so_luong_{place}"] = f"Nhập số lượng của “{fees[place].case}” bằng số, ví dụ 1."
            if fees[place].amount is None and read_amount(amounts[place]) is None:
                errors[f"so_tien_{place}"] = f"Nhập mức thu “{fees[place].case}” bằng đồng, ví dụ 150.000."
        percent = post.get("ty_le", "100").strip()
        if post.get("doi_tuong") and not percent.isdecimal():
            errors["ty_le"] = "Nhập tỷ lệ miễn, giảm bằng số từ 1 đến 100."
        choices = () if errors else tuple(_choice(fees[place], quantities[place], amounts[place]) for place in chosen)
        return cls(
            key=_key(post.get("khoa", "")),
            chosen=chosen,
            quantities=quantities,
            amounts=amounts,
            group=post.get("doi_tuong", ""),
            percent=percent,
            basis=post.get("can_cu", ""),
            choices=choices,
            errors=errors,
        )

    def relief(self) -> Relief | None:
        """The waiver, None without one. Raises ValueError with a sentence when it has no basis or a wrong percent."""
        if self.group not in set(ReliefGroup):
            return None
        return Relief(ReliefGroup(self.group), int(self.percent), self.basis.strip()[:200])


def _choice(fee: FeeLine, quantity: str, amount: str) -> Choice:
    return Choice(fee.case, int(quantity), read_amount(amount) if fee.amount is None else None)


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
