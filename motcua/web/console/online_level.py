"""Setting at which level a procedure is offered online."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.procedures.actions.set_online_level import set_online_level
from motcua.procedures.rules.online import OnlineLevel
from motcua.web.console.doors import UNPROCESSABLE
from motcua.web.console.procedures import ONLINE, procedure_page
from motcua.web.kit.access import account, officer_with


@require_POST
@officer_with(Role.CONTROLLER)
def online_level(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The level from a day on, with the public reason where one is due."""
    level, reason, day, errors = _read(request)
    if errors or day is None:
        return procedure_page(request, duties, code, errors, UNPROCESSABLE)
    try:
        set_online_level(
            code, OnlineLevel(level), reason=reason, valid_from=day, by=account(request), at=doorclock.now()
        )
    except Refused as refused:
        return procedure_page(request, duties, code, {"reason": refused.sentence}, UNPROCESSABLE)
    messages.success(
        request, f"Từ {day:%d/%m/%Y} thủ tục được cung cấp trực tuyến: {OnlineLevel(level).label.lower()}."
    )
    return redirect("console:procedure", code=code)


def _read(request: HttpRequest) -> tuple[str, str, date | None, dict[str, str]]:
    level, reason = request.POST.get("level", ""), request.POST.get("reason", "").strip()[:300]
    errors, day = {}, None
    if level not in dict(ONLINE):
        errors["level"] = "Chọn mức độ trực tuyến."
    try:
        day = date.fromisoformat(request.POST.get("valid_from", ""))
    except ValueError:
        errors["valid_from"] = "Áp dụng từ ngày phải là một ngày có thật."
    if day and day < doorclock.today():
        errors["valid_from"] = "Mức độ mới không áp dụng được cho ngày đã qua; hãy chọn từ hôm nay trở đi."
    return level, reason, day, errors
