"""What this desk took in for another place: said to have left."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from motcua.dossiers.actions.send_on import send_on
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.counter.dossier import of_desk, page
from motcua.web.kit.access import account, officer_with

CONFLICT = 409


@require_POST
@officer_with(Role.RECEIVER)
def sent(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The papers are on their way to the competent desk."""
    found = of_desk(duties, code)
    try:
        send_on(found.pk, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return page(request, duties, of_desk(duties, code), errors={"viec-tiep": refusal.sentence}, status=CONFLICT)
    messages.success(request, f"Đã ghi hồ sơ {code} chuyển đi.")
    return redirect("counter:dossier", code=code)
