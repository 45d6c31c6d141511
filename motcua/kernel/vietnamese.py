"""How officials write days, hours, numbers and time left. Dates in words follow Decree 30/2020 (05, 02, but 3)."""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from motcua.kernel.worktime import WorkingCalendar, in_vietnam

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)


def weekday_name(day: date) -> str:
    """ "thứ Tư", "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]


def format_day(day: date) -> str:
    """ "26/06/2024"."""
    return f"{_local_day(day):%d/%m/%Y}"


def long_day(day: date) -> str:
    """ "thứ Tư, 26/06/2024"."""
    local = _local_day(day)
    return f"{weekday_name(local)}, {local:%d/%m/%Y}"


def format_day_in_words(day: date) -> str:
    """ "ngày 26 tháng 6 năm 2024"; days below 10 and the months 1 and 2 take a zero, as on official papers."""
    local = _local_day(day)
    month = f"{local.month:02d}" if local.month <= 2 else str(local.month)
    return f"ngày {local.day:02d} tháng {month} năm {local.year}"


def format_moment(moment: datetime) -> str:
    """ "16 giờ 30 phút, ngày 26 tháng 6 năm 2024"."""
    local = in_vietnam(moment)
    return f"{local.hour:02d} giờ {local.minute:02d} phút, {format_day_in_words(local)}"


def format_short(moment: datetime) -> str:
    """ "16:30 26/06/2024"."""
    return f"{in_vietnam(moment):%H:%M %d/%m/%Y}"


def format_number(number: float | Decimal, places: int = 2) -> str:
    """27366 -> "27.366"; 98.81 -> "98,81": at most `places` decimals, trailing zeros dropped."""
    if isinstance(number, int):
        return f"{number:,}".replace(",", ".")
    rounded = Decimal(str(number)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    whole, _, decimals = f"{rounded:,f}".partition(".")
    decimals = decimals.rstrip("0")
    if not decimals and whole == "-0":
        whole = "0"
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def format_percent(percent: float | Decimal, places: int = 2) -> str:
    """98.81 -> "98,81 %" (the argument is already in per cent)."""
    return f"{format_number(percent, places)} %"


def format_size(size: int) -> str:
    """The size of a file in bytes, for people: "512 byte", "1,5 MB"."""
    if size < 1024:
        return f"{size} byte"
    amount, names = Decimal(size), iter(("KB", "MB", "GB", "TB"))
    name = ""
    while amount >= 1024 and (larger := next(names, "")):
        amount, name = amount / 1024, larger
    return f"{format_number(amount, 1)} {name}"


def format_working_time(duration: timedelta, day_length: timedelta | None = None) -> str:
    """Working time in words: "2 giờ 15 phút"; with the length of a day also "1 ngày 3 giờ", then without minutes."""
    days, rest = divmod(duration, day_length) if day_length else (0, duration)
    hours, minutes = rest // _HOUR, rest % _HOUR // _MINUTE
    parts = [(days, "ngày"), (hours, "giờ"), (0 if days else minutes, "phút")]
    return " ".join(f"{amount} {name}" for amount, name in parts if amount) or "chưa đến 1 phút"


def working_time_left(calendar: WorkingCalendar, now: datetime, due: datetime) -> str:
    """ "còn 1 ngày 3 giờ làm việc", "đến hạn hôm nay, còn 2 giờ làm việc", "quá hạn 2 ngày làm việc".

    Whether a dossier is late is decided by the deadline rules, not here: this only tells the working time.
    """
    left = calendar.working_time_between(now, due)
    told = f"{format_working_time(abs(left), calendar.hours.day_length())} làm việc"
    due_today = in_vietnam(now).date() == in_vietnam(due).date()
    if in_vietnam(now) <= in_vietnam(due):
        return f"đến hạn hôm nay, còn {told}" if due_today else f"còn {told}"
    if due_today:
        return f"đến hạn hôm nay, đã quá giờ hẹn {told}"
    return f"quá hạn {told}" if left else "đã quá hạn"


def answer_time_left(calendar: WorkingCalendar, now: datetime, until: datetime) -> str:
    """ "còn 2 giờ làm việc để tiếp nhận", "quá giờ tiếp nhận 1 giờ làm việc": by when a filing has to be answered."""
    left = calendar.working_time_between(now, until)
    told = f"{format_working_time(abs(left), calendar.hours.day_length())} làm việc"
    if in_vietnam(now) <= in_vietnam(until):
        return f"còn {told} để tiếp nhận"
    return f"quá giờ tiếp nhận {told}" if left else "quá giờ tiếp nhận"


def _local_day(day: date) -> date:
    return in_vietnam(day).date() if isinstance(day, datetime) else day
