"""The officers: a table with filters in the address, one page each, and the acts on it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers.counting import count_held_by
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.actions.end_role import end_role
from motcua.organisation.actions.grant_role import grant_role
from motcua.organisation.actions.reinstate_officer import reinstate_officer
from motcua.organisation.actions.suspend_officer import suspend_officer
from motcua.organisation.queries import agency_by_code, all_agencies, officer, officers_matching
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import ROLE_NAMES, Role
from motcua.signatures.queries import certificates_of
from motcua.web.console.doors import UNPROCESSABLE, options, side
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.slices import slice_of

ROLES = [(role.value, name) for role, name in ROLE_NAMES.items()]
_ACTIVE = {"co": True, "khong": False}


def agency_choices() -> list[tuple[str, str]]:
    """Every agency of today, code and name."""
    return [(one.code, one.name) for one in all_agencies(on=doorclock.today()).order_by("name")]


@require_safe
@officer_with(Role.ADMINISTRATOR)
def officers(request: HttpRequest, duties: Duties) -> HttpResponse:
    """Every officer with the roles they hold."""
    asked = {key: request.GET.get(key, "").strip() for key in ("q", "co-quan", "vai-tro", "truy-cap")}
    rows = officers_matching(
        duties, on=doorclock.today(), text=asked["q"], agency=asked["co-quan"], role=asked["vai-tro"],
        active=_ACTIVE.get(asked["truy-cap"]),
    )  # fmt: skip
    page = {
        "side": side(request, duties),
        "page": slice_of(rows, request),
        "total": rows.count(),
        "text": asked["q"],
        "agencies": options(agency_choices(), asked["co-quan"]),
        "roles": options(ROLES, asked["vai-tro"]),
        "access": options([("co", "Đang được truy cập"), ("khong", "Đã ngừng truy cập")], asked["truy-cap"]),
        "role_names": dict(ROLES),
    }
    return render(request, "console/officers.html", page)


@require_safe
@officer_with(Role.ADMINISTRATOR)
def officer_page(request: HttpRequest, duties: Duties, officer_id: int) -> HttpResponse:
    """One officer: roles, certificates, access."""
    return _page(request, duties, officer_id, {})


@require_POST
@officer_with(Role.ADMINISTRATOR)
def grant(request: HttpRequest, duties: Duties, officer_id: int) -> HttpResponse:
    """Give a role at an agency."""
    person = officer(duties, officer_id)
    if person is None:
        raise Http404("no such officer")
    role, place = request.POST.get("role", ""), agency_by_code(request.POST.get("agency", ""))
    errors = {}
    if role not in dict(ROLES):
        errors["role"] = "Chọn vai trò được giao."
    if place is None:
        errors["agency"] = "Chọn cơ quan, đơn vị nơi giao vai trò."
    if errors or place is None:
        return _page(request, duties, officer_id, errors)
    grant_role(officer_id, Role(role), place.code, by=account(request), at=doorclock.now())
    messages.success(request, f"Đã giao vai trò {ROLE_NAMES[Role(role)]} tại {place.name} cho {person.full_name}.")
    return redirect("console:officer", officer_id=officer_id)


@require_POST
@officer_with(Role.ADMINISTRATOR)
def end(request: HttpRequest, duties: Duties, officer_id: int, grant_id: int) -> HttpResponse:
    """End a role; what was done under it stays recorded."""
    person = officer(duties, officer_id)
    if person is None or grant_id not in {one.pk for one in person.grants.all()}:
        raise Http404("no such grant")
    end_role(grant_id, by=account(request), at=doorclock.now())
    messages.success(request, f"Đã thôi giao vai trò của {person.full_name}.")
    return redirect("console:officer", officer_id=officer_id)


@require_POST
@officer_with(Role.ADMINISTRATOR)
def suspend(request: HttpRequest, duties: Duties, officer_id: int) -> HttpResponse:
    """Take access away at once."""
    if officer(duties, officer_id) is None:
        raise Http404("no such officer")
    try:
        person = suspend_officer(officer_id, by=account(request), at=doorclock.now())
    except Refused as refused:
        return _page(request, duties, officer_id, {"ngung": refused.sentence})
    messages.success(request, f"Đã ngừng quyền truy cập của {person.full_name}.")
    return redirect("console:officer", officer_id=officer_id)


@require_POST
@officer_with(Role.ADMINISTRATOR)
def reinstate(request: HttpRequest, duties: Duties, officer_id: int) -> HttpResponse:
    """Give access back."""
    if officer(duties, officer_id) is None:
        raise Http404("no such officer")
    person = reinstate_officer(officer_id, by=account(request), at=doorclock.now())
    messages.success(request, f"Đã mở lại quyền truy cập của {person.full_name}.")
    return redirect("console:officer", officer_id=officer_id)


def _page(request: HttpRequest, duties: Duties, officer_id: int, errors: dict[str, str]) -> HttpResponse:
    person = officer(duties, officer_id)
    if person is None:
        raise Http404("no such officer")
    page = {
        "side": side(request, duties),
        "officer": person,
        "held": count_held_by(officer_id),
        "certificates": certificates_of(person),
        "role_names": dict(ROLES),
        "roles": options(ROLES, request.POST.get("role", ""), empty="Chọn vai trò"),
        "agencies": options(agency_choices(), request.POST.get("agency", person.agency.code), empty="Chọn cơ quan"),
        "errors": errors,
        "now": doorclock.now(),
    }
    return render(request, "console/officer.html", page, status=UNPROCESSABLE if errors else 200)
