"""What the address of a board page asks: period, unit, field, channel."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from motcua.kernel.periods import Period, parse_period
from motcua.monitoring.queries import CHANNELS, Filters

_KEYS = ("ky", "tu", "den", "don-vi", "linh-vuc", "kenh")


@dataclass(frozen=True)
class Question:
    """The period and filters of a page; `errors` are sentences by field, `typed` what was in the address."""

    period: Period
    filters: Filters
    typed: dict[str, str]
    errors: dict[str, str]

    def address(self, **more: str) -> dict[str, str]:
        """The query of a link that keeps the question: what was typed and not empty, with some values changed."""
        kept = {key: value for key, value in self.typed.items() if value}
        return {key: value for key, value in (kept | more).items() if value}


def question_of(request: HttpRequest, *, today: date) -> Question:
    """Read the address; without a period it is the year of `today`. An unreadable one is told in `errors`."""
    typed = {key: request.GET.get(key, "").strip() for key in _KEYS}
    period, errors = _period(typed, today)
    channel = typed["kenh"] if typed["kenh"] in CHANNELS else ""
    filters = Filters(unit=typed["don-vi"], field=typed["linh-vuc"], channel=channel)
    return Question(period, filters, typed, errors)


def _period(typed: dict[str, str], today: date) -> tuple[Period, dict[str, str]]:
    ordinary = Period.year(today.year)
    if typed["tu"] or typed["den"]:
        return _between(typed, ordinary)
    try:
        return (parse_period(typed["ky"]) if typed["ky"] else ordinary), {}
    except ValueError as error:
        return ordinary, {"ky": str(error)}


def _between(typed: dict[str, str], ordinary: Period) -> tuple[Period, dict[str, str]]:
    days: dict[str, date] = {}
    errors = {}
    for key, name in (("tu", "Từ ngày"), ("den", "Đến ngày")):
        try:
            days[key] = date.fromisoformat(typed[key])
        except ValueError:
            errors[key] = f"{name} phải là một ngày có thật; hãy chọn đủ cả hai ngày của kỳ."
    if not errors and days["den"] < days["tu"]:
        errors["den"] = "Đến ngày phải sau hoặc trùng với Từ ngày."
    if errors:
        return ordinary, errors
    try:
        return parse_period(f"{days['tu']}..{days['den']}"), {}
    except ValueError:
        return ordinary, {"tu": "Kỳ quá xa; hãy chọn ngày trong những năm có số liệu."}


def period_choices(today: date, typed: str) -> list[dict[str, Any]]:
    """Options of the period: the present and last month, quarter, half and year, and whatever the address names."""
    month = Period.month(today.year, today.month)
    quarter = Period.quarter(today.year, (today.month - 1) // 3 + 1)
    half = Period.half(today.year, (today.month - 1) // 6 + 1)
    year = Period.year(today.year)
    options = {}
    for period in (year, half, quarter, month):
        for one in (period, period.previous()):
            options[text_of(one)] = one.name
    if typed and typed not in options:
        options[typed] = _name(typed)
    chosen = typed or text_of(year)
    return [{"value": value, "text": name, "selected": value == chosen} for value, name in options.items()]


def text_of(period: Period) -> str:
    """A period as `parse_period` reads it again."""
    for text in (
        f"{period.first:%Y}",
        f"{period.first:%Y}-H{(period.first.month - 1) // 6 + 1}",
        f"{period.first:%Y}-Q{(period.first.month - 1) // 3 + 1}",
        f"{period.first:%Y-%m}",
    ):
        if parse_period(text) == period:
            return text
    return f"{period.first.isoformat()}..{period.last.isoformat()}"


def _name(typed: str) -> str:
    try:
        return parse_period(typed).name
    except ValueError:
        return typed
