"""When a register may be closed."""

from datetime import date

import pytest

from motcua.dossiers.rules.registering import volume, why_not_closed


@pytest.mark.parametrize(
    ("today", "lines", "closed", "reason"),
    [
        (date(2024, 12, 31), 5, False, "Sổ năm 2024 đang dùng; chỉ khóa được từ ngày 01/01/2025."),
        (date(2023, 6, 1), 5, False, "Sổ năm 2024 đang dùng; chỉ khóa được từ ngày 01/01/2025."),
        (date(2025, 1, 1), 5, False, None),
        (date(2026, 3, 1), 1, False, None),
        (date(2025, 1, 1), 0, False, "Sổ năm 2024 không có hồ sơ nào nên không cần khóa."),
        (date(2025, 1, 1), 5, True, "Sổ theo dõi hồ sơ năm 2024 đã khóa."),
    ],
)
def test_a_book_is_closed_when_its_year_is_over(today: date, lines: int, closed: bool, reason: str | None) -> None:
    assert why_not_closed(2024, lines, today=today, closed=closed) == reason


def test_the_volume_bears_its_year() -> None:
    assert volume(2024) == "01/2024"
