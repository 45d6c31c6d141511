"""When a register is opened and closed (Circular 01/2018/TT-VPCP art. 10.2: one a year, closed at its end)."""

from datetime import date


def volume(year: int) -> str:
    """The number of the book: "01/2024"."""
    return f"01/{year}"


def why_not_closed(year: int, lines: int, *, today: date, closed: bool) -> str | None:
    """Why the book of `year` cannot be closed today; None when it can."""
    if closed:
        return f"Sổ theo dõi hồ sơ năm {year} đã khóa."
    if today.year <= year:
        return f"Sổ năm {year} đang dùng; chỉ khóa được từ ngày 01/01/{year + 1}."
    if lines == 0:
        return f"Sổ năm {year} không có hồ sơ nào nên không cần khóa."
    return None
