"""The postal officer's first page: envelopes to give to a desk, parcels to carry."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import doorclock
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.postal import queries
from motcua.web.kit.access import officer_with
from motcua.web.kit.slices import slice_of


@require_safe
@officer_with(Role.POSTAL_OFFICER)
def home(request: HttpRequest, duties: Duties) -> HttpResponse:
    """What waits: orders to list, parcels on their way, the records of late."""
    return page(request, duties)


def page(
    request: HttpRequest, duties: Duties, *, errors: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    """The page again with what went wrong."""
    served = duties.only(Role.POSTAL_OFFICER)
    context = {
        "desks": queries.served_desks(served),
        "to_list": slice_of(queries.to_list(served), request),
        "parcels": slice_of(queries.parcels(served), request, key="trang_buu_gui"),
        "results": list(queries.result_records(served).filter(signed_at__isnull=True)[:20]),
        "records": list(queries.records(served)[:10]),
        "recent": list(queries.orders(served)[:10]),
        "today": doorclock.today(),
        "errors": errors or {},
        "chosen": request.POST.getlist("phieu"),
    }
    return render(request, "post/home.html", context, status=status)
