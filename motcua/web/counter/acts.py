"""What a clerk does to a dossier of the desk: receive an online filing, hand over a result."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.queries import acts
from motcua.dossiers.rules.returning import ReturnWay
from motcua.dossiers.rules.states import Verb
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.counter.dossier import of_desk, page
from motcua.web.kit.access import account, officer_with

CONFLICT, UNPROCESSABLE = 409, 422


@require_POST
@officer_with(Role.RECEIVER)
def receive_filing(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The files have been looked at: the clock starts. A second clerk reads why not."""
    found = of_desk(duties, code)
    try:
        receive(found.pk, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return page(request, duties, of_desk(duties, code), errors={"viec-tiep": refusal.sentence}, status=CONFLICT)
    messages.success(request, f"Đã tiếp nhận hồ sơ {code}. Giấy tiếp nhận đã sẵn sàng để in và gửi người nộp.")
    return redirect("counter:dossier", code=code)


@require_POST
@officer_with(Role.RECEIVER)
def hand_over(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The result goes to the one standing here, or to the applicant's account."""
    found = of_desk(duties, code)
    typed = {"nguoi_nhan": request.POST.get("nguoi_nhan", "")}
    how = ReturnWay.ONLINE if request.POST.get("cach") == ReturnWay.ONLINE else ReturnWay.IN_PERSON
    try:
        return_result(found.pk, how=how, to=typed["nguoi_nhan"], by=account(request), at=doorclock.now())
    except Refused as refusal:
        again = of_desk(duties, code)
        possible = acts(duties, again)[Verb.RETURN_RESULT].why_not is None
        field, status = ("nguoi_nhan", UNPROCESSABLE) if possible else ("viec-tiep", CONFLICT)
        return page(request, duties, again, errors={field: refusal.sentence}, typed=typed, status=status)
    messages.success(request, f"Đã trả kết quả hồ sơ {code}.")
    return redirect("counter:dossier", code=code)
