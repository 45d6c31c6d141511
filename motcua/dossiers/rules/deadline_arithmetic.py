"""Why this day? The counting of a term told in sentences, for the citizen's receipt and the officer's screen.

Nothing is decided here: `deadlines` finds the moments, this tells how.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from motcua.kernel.terms import Term, TermUnit, describe_term
from motcua.kernel.vietnamese import format_day, format_working_time, weekday_name
from motcua.kernel.worktime import VIETNAM, DayKind, WorkingCalendar

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One sentence of the arithmetic and the moment it is about."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Counting:
    """What `deadlines` found. `last_day` is where the term ends before it is moved off a day of rest."""

    received_at: datetime
    starts_at: datetime
    last_day: date
    due_at: datetime


def tell_arithmetic(
    counting: Counting, term: Term, calendar: WorkingCalendar, *, provisional: bool
) -> tuple[Step, ...]:
    """The sentences from receipt to due moment, in order of time."""
    steps = [_start(counting, calendar)]
    if term.unit in (TermUnit.DAY, TermUnit.MONTH):
        steps += _calendar_steps(counting, term, calendar)
    else:
        steps += _working_steps(counting, term, calendar)
    steps.append(Step(f"Hạn trả kết quả: {_moment(counting.due_at)}", counting.due_at))
    if provisional:
        text = "Lịch nghỉ lễ trong khoảng này chưa có thông báo chính thức: hạn trả kết quả có thể thay đổi"
        steps.append(Step(text, counting.due_at))
    return tuple(steps)


# The start


def _start(counting: Counting, calendar: WorkingCalendar) -> Step:
    received_at, starts_at = counting.received_at, counting.starts_at
    told = f"Nhận lúc {_moment(received_at)}"
    if starts_at == received_at:
        return Step(f"{told}, trong giờ làm việc: tính từ lúc nhận", received_at)
    same_day = starts_at.date() == received_at.date()
    start = f"{starts_at:%H:%M} cùng ngày" if same_day else _moment(starts_at)
    return Step(f"{told}, {_why_moved(counting, calendar)}: tính từ {start}", received_at)


def _why_moved(counting: Counting, calendar: WorkingCalendar) -> str:
    received_at = counting.received_at
    day = received_at.date()
    if not calendar.is_working_day(day):
        return "vào ngày nghỉ"
    if counting.starts_at.date() == day:
        return "trước giờ làm việc" if received_at < calendar.opening(day) else "trong giờ nghỉ trưa"
    return "sau giờ làm việc" if received_at > calendar.closing(day) else "sau giờ chốt nhận hồ sơ trong ngày"


# Hours and working days


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Days told in one sentence: working days (plain weekends between them left out), or a run of days off."""

    days: list[date]
    worked: bool
    over_weekend: bool


def _working_steps(counting: Counting, term: Term, calendar: WorkingCalendar) -> Iterator[Step]:
    if term.unit is TermUnit.HOUR:
        first, last = counting.starts_at.date(), counting.due_at.date()
    else:
        first = counting.starts_at.date() + _ONE_DAY
        last = calendar.nth_working_day_after(counting.starts_at.date(), int(term.amount))
    count = 0
    for stretch in _stretches(counting, first, last, calendar):
        if not stretch.worked:
            yield Step(_days_off(stretch.days, calendar), _midnight(stretch.days[0]))
        elif term.unit is TermUnit.HOUR:
            yield _counted_hours(stretch, counting, calendar)
        else:
            count += len(stretch.days)
            yield _counted_days(stretch, count, calendar)
    if term.unit is TermUnit.WORKDAY and (rest := _rest_of_day(term)):
        yield Step(rest, counting.due_at)


def _stretches(counting: Counting, first: date, last: date, calendar: WorkingCalendar) -> list[_Stretch]:
    """From receipt to due day: the working days within `first`..`last` and the days off that have a name."""
    found: list[_Stretch] = []
    over_weekend = False
    span = _days(counting.received_at.date(), counting.due_at.date())
    for worked, run in groupby(span, key=calendar.is_working_day):
        days = [day for day in run if not worked or first <= day <= last]
        if not worked and not any(day in calendar.days for day in days):
            over_weekend = True
        elif worked and days and found and found[-1].worked:
            found[-1] = _Stretch(found[-1].days + days, worked=True, over_weekend=True)
        elif days:
            found.append(_Stretch(days, worked, over_weekend and worked and days[0] > first))
            over_weekend = False
    return found


def _counted_days(stretch: _Stretch, count: int, calendar: WorkingCalendar) -> Step:
    days = stretch.days
    order = f"thứ {count}" if len(days) == 1 else f"thứ {count - len(days) + 1} đến thứ {count}"
    return Step(f"Ngày làm việc {order}: {_range(days)}{_remarks(stretch, calendar)}", _midnight(days[-1]))


def _counted_hours(stretch: _Stretch, counting: Counting, calendar: WorkingCalendar) -> Step:
    first, last = stretch.days[0], stretch.days[-1]
    start = max(counting.starts_at, calendar.opening(first))
    end = min(counting.due_at, calendar.closing(last))
    told = format_working_time(calendar.working_time_between(start, end))
    return Step(f"Giờ làm việc {_range(stretch.days)}: {told}{_remarks(stretch, calendar)}", end)


def _rest_of_day(term: Term) -> str:
    if not term.amount:
        return "Trả kết quả trong ngày làm việc, chậm nhất khi hết giờ làm việc"
    if rest := term.amount % 1:
        return f"Cộng {describe_term(Term(rest, TermUnit.WORKDAY))} tính theo giờ làm việc"
    return ""


def _remarks(stretch: _Stretch, calendar: WorkingCalendar) -> str:
    swapped = [day for day in stretch.days if calendar.kind_of(day) is DayKind.SWAP_WORK]
    remarks = [f"{_day(day)} làm bù nên được tính" for day in swapped]
    if stretch.over_weekend:
        remarks.append("không tính ngày nghỉ cuối tuần")
    return f" ({'; '.join(remarks)})" if remarks else ""


def _days_off(days: list[date], calendar: WorkingCalendar) -> str:
    return f"Nghỉ {_names(days, calendar)} {_range(days)}: không tính"


# Calendar days and months


def _calendar_steps(counting: Counting, term: Term, calendar: WorkingCalendar) -> Iterator[Step]:
    first, last, due = counting.starts_at.date(), counting.last_day, counting.due_at.date()
    told = f"Tính {describe_term(term)} theo lịch, không kể ngày đầu {format_day(first)}: đến hết {_day(last)}"
    yield Step(told, _midnight(last))
    if due != last:
        why = _names(list(_days(last, due - _ONE_DAY)), calendar)
        moved = f"{_day(last)} là ngày nghỉ ({why}): chuyển sang ngày làm việc tiếp theo, {_day(due)}"
        yield Step(moved[0].upper() + moved[1:], _midnight(due))


# Words


def _names(days: list[date], calendar: WorkingCalendar) -> str:
    """What the days off are for, each name once; "cuối tuần" when none of them is listed."""
    entries = [calendar.days[day] for day in days if day in calendar.days]
    names = dict.fromkeys(entry.name.removeprefix("Nghỉ ") for entry in entries)
    return ", ".join(names) or "cuối tuần"


def _range(days: list[date]) -> str:
    first, last = days[0], days[-1]
    if first == last:
        return _day(first)
    start = f"{first:%d/%m}" if first.year == last.year else format_day(first)
    return f"từ {start} đến {format_day(last)}"


def _day(day: date) -> str:
    return f"{weekday_name(day)} {format_day(day)}"


def _moment(moment: datetime) -> str:
    return f"{moment:%H:%M} {_day(moment.date())}"


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, VIETNAM)


def _days(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(ordinal) for ordinal in range(first.toordinal(), last.toordinal() + 1))
