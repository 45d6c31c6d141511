"""Reporting periods."""

from datetime import date

import pytest

from motcua.kernel.periods import Period, parse_period


@pytest.mark.parametrize(
    ("text", "first", "last", "name"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "Năm 2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Tháng 2 năm 2024"),
        ("2024-Q2", date(2024, 4, 1), date(2024, 6, 30), "Quý II năm 2024"),
        ("2024-q4", date(2024, 10, 1), date(2024, 12, 31), "Quý IV năm 2024"),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30), "6 tháng đầu năm 2024"),
        ("2024-H2", date(2024, 7, 1), date(2024, 12, 31), "6 tháng cuối năm 2024"),
        (" 2023-12-15..2024-03-14 ", date(2023, 12, 15), date(2024, 3, 14), "Từ 15/12/2023 đến 14/03/2024"),
    ],
)
def test_parse(text: str, first: date, last: date, name: str) -> None:
    assert parse_period(text) == Period(first, last, name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-13",
        "2024-Q5",
        "2024-H3",
        "2024-06-30..2024-01-01",
        "2024-01-01..",
        "0001",
        "9999",
        "1899-H1",
        "2200-12",
        "0001-01-01..9999-12-31",
    ],
)
def test_what_is_no_period_is_refused_with_examples(text: str) -> None:
    with pytest.raises(ValueError, match="Không đọc được kỳ báo cáo .* 2024-Q2"):
        parse_period(text)


@pytest.mark.parametrize(
    ("text", "before", "year_before"),
    [
        ("2024", "2023", "2023"),
        ("2024-01", "2023-12", "2023-01"),
        ("2024-03", "2024-02", "2023-03"),
        ("2024-Q1", "2023-Q4", "2023-Q1"),
        ("2024-H2", "2024-H1", "2023-H2"),
        ("2024-02-29..2024-03-09", "2024-02-19..2024-02-28", "2023-02-28..2023-03-09"),
        ("2024-01-01..2024-06-30", "2023-H2", "2023-H1"),
    ],
)
def test_neighbours_keep_the_kind(text: str, before: str, year_before: str) -> None:
    assert parse_period(text).previous() == parse_period(before)
    assert parse_period(text).same_last_year() == parse_period(year_before)


def test_days_are_all_days_of_the_period() -> None:
    days = Period.month(2024, 2).days()
    assert (len(days), days[0], days[-1]) == (29, date(2024, 2, 1), date(2024, 2, 29))
    assert len(Period.year(2024).days()) == 366


def test_membership() -> None:
    assert date(2024, 6, 30) in Period.quarter(2024, 2)
    assert date(2024, 7, 1) not in Period.quarter(2024, 2)
