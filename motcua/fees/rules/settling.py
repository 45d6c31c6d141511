"""When a charge is settled: one function from its sums to its state, and the sentence that says so."""

from enum import StrEnum

from motcua.kernel.money import format_vnd


class ChargeState(StrEnum):
    DUE = "due"
    PARTLY = "partly"
    PAID = "paid"
    OVER = "over"
    REFUNDED = "refunded"
    CANCELLED = "cancelled"


CHARGE_STATE_NAMES: dict[ChargeState, str] = {
    ChargeState.DUE: "Chưa nộp",
    ChargeState.PARTLY: "Nộp chưa đủ",
    ChargeState.PAID: "Đã nộp đủ",
    ChargeState.OVER: "Nộp thừa",
    ChargeState.REFUNDED: "Đã hoàn trả",
    ChargeState.CANCELLED: "Đã hủy",
}
OPEN: frozenset[ChargeState] = frozenset({ChargeState.DUE, ChargeState.PARTLY})
"""States in which money is still to come."""
SETTLED: frozenset[ChargeState] = frozenset({ChargeState.PAID, ChargeState.OVER})
"""States in which all that was asked for is there."""


def state_of(total: int, received: int, refunded: int, *, cancelled: bool = False) -> ChargeState:
    """The state that follows from the sums in đồng. What a cancelled charge still holds is too much.

    Raises ValueError when more was given back than received, or for a negative sum.
    """
    if min(total, received, refunded) < 0 or refunded > received:
        raise ValueError("sums of money are not negative, and nobody gives back more than there is")
    held = received - refunded
    if cancelled:
        return ChargeState.OVER if held else ChargeState.CANCELLED
    if refunded and held == 0:
        return ChargeState.REFUNDED
    if held == total:
        return ChargeState.PAID
    if held > total:
        return ChargeState.OVER
    return ChargeState.PARTLY if held else ChargeState.DUE


def why_not_refund(amount: int, total: int, held: int, *, cancelled: bool = False) -> str | None:
    """Why a sum may not be given back: only what is too much, or everything; None when it may."""
    over = held if cancelled else max(0, held - total)
    if amount == held > 0 or 0 < amount <= over:
        return None
    part = f"phần nộp thừa {format_vnd(over)} hoặc " if 0 < over < held else ""
    return f"Chỉ hoàn trả {part}toàn bộ {format_vnd(held)} đã nhận."


def sentence_of(total: int, received: int, refunded: int, *, cancelled: bool = False) -> str:
    """What the payer reads about it."""
    state, held = state_of(total, received, refunded, cancelled=cancelled), received - refunded
    if state is ChargeState.DUE:
        return "Chưa nhận được tiền."
    if state is ChargeState.PARTLY:
        return f"Đã nhận {format_vnd(held)}, còn thiếu {format_vnd(total - held)}."
    if state is ChargeState.OVER:
        over = held if cancelled else held - total
        why = "khoản phí đã hủy" if cancelled else f"khoản phí là {format_vnd(total)}"
        return f"Đã nhận {format_vnd(held)} trong khi {why}; {format_vnd(over)} nộp thừa sẽ được hoàn trả."
    if state is ChargeState.PAID:
        return f"Đã nộp đủ {format_vnd(total)}." if total else "Không phải nộp."
    if state is ChargeState.REFUNDED:
        return f"Đã hoàn trả {format_vnd(refunded)}."
    return "Khoản phí đã hủy, không phải nộp."


def difference_sentence(counted: int, recorded: int) -> str:
    """What the closing of a day's cash says."""
    difference = counted - recorded
    if difference == 0:
        return f"Quỹ khớp: {format_vnd(recorded)}."
    word = "thừa" if difference > 0 else "thiếu"
    return f"Quỹ {word} {format_vnd(abs(difference))}: đếm được {format_vnd(counted)}, ghi sổ {format_vnd(recorded)}."
