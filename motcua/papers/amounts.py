"""Amounts of money in figures and in words. Money is a whole number of đồng."""

from motcua.kernel.vietnamese import format_number

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
LARGEST = 10**12 - 1


def in_figures(amount: int) -> str:
    """8000 -> "8.000 đồng"."""
    return f"{format_number(amount)} đồng"


def in_words(amount: int) -> str:
    """1215000 -> "Một triệu hai trăm mười lăm nghìn đồng". Raises ValueError below 0 or above 999.999.999.999."""
    if not 0 <= amount <= LARGEST:
        raise ValueError(f"no words for {amount} đồng")
    if amount == 0:
        return "Không đồng"
    words: list[str] = []
    for power in range(len(_GROUPS) - 1, -1, -1):
        group = amount // 1000**power % 1000
        if group:
            words += [*_three(group, full=bool(words)), _GROUPS[power]]
    text = " ".join(word for word in words if word)
    return f"{text[0].upper()}{text[1:]} đồng"


def _three(group: int, *, full: bool) -> list[str]:
    """A group of three digits; `full` = something stands before it, so that its empty hundreds are spoken."""
    hundreds, rest = divmod(group, 100)
    spoken = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    return spoken + _two(rest, after=bool(spoken))


def _two(rest: int, *, after: bool) -> list[str]:
    tens, unit = divmod(rest, 10)
    if tens == 0:
        return ([] if unit == 0 else ["linh", _DIGITS[unit]]) if after else [_DIGITS[unit]]
    front = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if unit == 0:
        return front
    special = {5: "lăm", 1: "một" if tens == 1 else "mốt"}
    return [*front, special.get(unit, _DIGITS[unit])]
