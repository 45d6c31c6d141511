"""Amounts in Vietnamese đồng, whole numbers, in figures and in words."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = (("triệu", 1_000_000), ("nghìn", 1_000))
_BILLION = 1_000_000_000


def format_vnd(amount: int) -> str:
    """8000 -> "8.000 đồng"."""
    return f"{amount:,} đồng".replace(",", ".")


def vnd_in_words(amount: int) -> str:
    """8000 -> "Tám nghìn đồng", as written on receipts."""
    sign = "âm " if amount < 0 else ""
    said = f"{sign}{_number_in_words(abs(amount))} đồng"
    return said[0].upper() + said[1:]


def _number_in_words(number: int) -> str:
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, _BILLION)
    said = [_number_in_words(billions), "tỷ"] if billions else []
    if rest:
        said.append(_below_billion(rest, leading=not billions))
    return " ".join(said)


def _below_billion(number: int, *, leading: bool) -> str:
    """1..999,999,999. A group that follows a higher one says its zero hundreds: "một triệu không trăm linh năm nghìn"."""
    said = []
    for name, size in _SCALES:
        group, number = divmod(number, size)
        if group:
            said.append(f"{_three_digits(group, leading=leading)} {name}")
            leading = False
    if number:
        said.append(_three_digits(number, leading=leading))
    return " ".join(said)


def _three_digits(group: int, *, leading: bool) -> str:
    hundreds, rest = divmod(group, 100)
    tens, units = divmod(rest, 10)
    said = [] if leading and not hundreds else [f"{_DIGITS[hundreds]} trăm"]
    if tens == 0 and units and said:
        said.append("linh")
    elif tens == 1:
        said.append("mười")
    elif tens > 1:
        said.append(f"{_DIGITS[tens]} mươi")
    if units:
        said.append(_unit(units, tens))
    return " ".join(said)


def _unit(units: int, tens: int) -> str:
    if units == 1 and tens > 1:
        return "mốt"
    if units == 5 and tens >= 1:
        return "lăm"
    return _DIGITS[units]
