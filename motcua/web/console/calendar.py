"""The working calendar of a year, and announcing a day."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers.counting import count_unsettled
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.kernel.worktime import CalendarDay, DayKind
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.reference.actions import announce_day, take_back_day
from motcua.reference.queries import days_of_year, working_calendar
from motcua.web.console.doors import BOTH, UNPROCESSABLE, options, side
from motcua.web.kit.access import account, officer_with

KIND_NAMES: dict[str, str] = {
    DayKind.HOLIDAY.name: "Nghỉ lễ, Tết",
    DayKind.COMP_OFF.name: "Nghỉ bù",
    DayKind.SWAP_OFF.name: "Nghỉ hoán đổi",
    DayKind.SWAP_WORK.name: "Làm bù",
}
ORDINARY = "ORDINARY"
CHOICES = [*KIND_NAMES.items(), (ORDINARY, "Như tuần làm việc bình thường (bỏ khỏi lịch)")]
YEARS = range(2020, 2036)


class DayForm(forms.Form):
    """What a notice says of a day."""

    day = forms.DateField(
        label="Ngày", error_messages={"required": "Chọn ngày.", "invalid": "Ngày phải là một ngày có thật."}
    )
    kind = forms.ChoiceField(
        label="Là ngày", choices=CHOICES,
        error_messages={"required": "Chọn loại ngày.", "invalid_choice": "Chọn loại ngày có trong danh sách."},
    )  # fmt: skip
    name = forms.CharField(label="Tên gọi", max_length=120, error_messages={"required": "Nhập tên gọi của ngày."})
    source = forms.CharField(
        label="Thông báo, văn bản", max_length=200,
        error_messages={"required": "Ghi số, ký hiệu văn bản thông báo ngày này."},
    )  # fmt: skip

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if day.year not in YEARS:
            raise forms.ValidationError(f"Lịch chỉ ghi các năm {YEARS.start} đến {YEARS.stop - 1}.")
        return day


@require_safe
@officer_with(*BOTH)
def calendar(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The special days of a year."""
    return _page(request, duties, _year(request.GET.get("nam", "")))


@require_POST
@officer_with(Role.ADMINISTRATOR)
def announce(request: HttpRequest, duties: Duties) -> HttpResponse:
    """Write what a notice says of a day; terms that cross it are counted anew, what was promised stays beside."""
    form = DayForm(request.POST)
    if not form.is_valid():
        return _page(request, duties, _year(request.POST.get("nam", "")), form)
    said, year = form.cleaned_data, form.cleaned_data["day"].year
    try:
        _write(said, account(request))
    except Refused as refused:
        form.add_error("day", refused.sentence)
        return _page(request, duties, year, form)
    told = KIND_NAMES.get(said["kind"], "như tuần làm việc bình thường").lower()
    messages.success(request, f"Đã công bố ngày {said['day']:%d/%m/%Y}: {told}.")
    return redirect(f"{reverse('console:calendar')}?nam={year}")


def _write(said: dict[str, Any], by: Any) -> None:
    day, now = said["day"], doorclock.now()
    if said["kind"] == ORDINARY:
        take_back_day(day, said["name"], said["source"], by=by, at=now)
    else:
        announced = CalendarDay(day, DayKind[said["kind"]], said["name"], said["source"], verified=True)
        announce_day(announced, by=by, at=now)


def _year(typed: str) -> int:
    year = int(typed) if typed.isascii() and typed.isdigit() else 0
    return year if year in YEARS else doorclock.today().year


def _page(request: HttpRequest, duties: Duties, year: int, form: DayForm | None = None) -> HttpResponse:
    hours = working_calendar().hours
    page = {
        "side": side(request, duties),
        "year": year,
        "days": days_of_year(year),
        "kind_names": KIND_NAMES,
        "kinds": options(CHOICES, str(form["kind"].value() or "") if form else "", empty="Chọn loại ngày"),
        "hours": [(weekday, hours.of(weekday)) for weekday in range(1, 8)],
        "monday": date(2024, 1, 1),
        "form": form or DayForm(),
        "unsettled": count_unsettled(),
        "may_announce": duties.holds(Role.ADMINISTRATOR),
    }
    return render(request, "console/calendar.html", page, status=UNPROCESSABLE if form else 200)
