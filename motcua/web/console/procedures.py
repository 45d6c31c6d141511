"""The catalogue: a table with filters in the address, and what a procedure says now."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import doorclock
from motcua.organisation.rules.duties import Duties
from motcua.procedures import policies, queries
from motcua.procedures.rules.online import OnlineLevel
from motcua.web.console.doors import BOTH, options, side
from motcua.web.console.words import VALUE_NAMES, facts_of, parts, value_name
from motcua.web.kit.access import officer_with
from motcua.web.kit.slices import slice_of

ONLINE = [(level.value, level.label) for level in OnlineLevel]
_NO_SERVICE = ("no", "Không phải dịch vụ công trực tuyến")
_MAY_BE_ASSUMED = ("term", "result", "legal_basis", "level", "online", "settled_by")


@require_safe
@officer_with(*BOTH)
def procedures(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The procedures in force today."""
    today = doorclock.today()
    asked = {key: request.GET.get(key, "").strip() for key in ("q", "cap", "linh-vuc", "truc-tuyen", "tam-tinh")}
    rows = queries.catalogue(
        today, text=asked["q"], level=asked["cap"], field=asked["linh-vuc"], online=asked["truc-tuyen"],
        assumed=asked["tam-tinh"],
    )  # fmt: skip
    page = {
        "side": side(request, duties),
        "page": slice_of(rows, request),
        "total": rows.count(),
        "text": asked["q"],
        "levels": options(queries.LEVELS, asked["cap"]),
        "fields": options([(one.code, one.name) for one in queries.fields(today)], asked["linh-vuc"]),
        "online": options([*ONLINE, _NO_SERVICE], asked["truc-tuyen"]),
        "assumed": options([(key, VALUE_NAMES[key]) for key in _MAY_BE_ASSUMED], asked["tam-tinh"], empty="Không lọc"),
        "level_names": dict(queries.LEVELS),
        "services": queries.online_levels(today),
    }
    return render(request, "console/procedures.html", page)


@require_safe
@officer_with(*BOTH)
def procedure(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """What a procedure says today, its revisions, who settles it, its online level."""
    return procedure_page(request, duties, code)


def procedure_page(
    request: HttpRequest, duties: Duties, code: str, errors: dict[str, str] | None = None, status: int = 200
) -> HttpResponse:
    """The page of a procedure; with `errors` of its form of the online level. Raises Http404 for an unknown code."""
    today, revisions = doorclock.today(), queries.revisions_of(code)
    if not revisions:
        raise Http404(code)
    service = queries.service_of(code, on=today)
    current = queries.revision_of(code, on=today) or revisions[0]
    typed = {"level": service.level if service else "", "reason": service.reason if service else ""}
    typed |= {key: request.POST[key] for key in ("level", "reason", "valid_from") if key in request.POST}
    page = {
        "side": side(request, duties),
        "revision": current,
        "revisions": revisions,
        "parts": parts(facts_of(current)),
        "competences": queries.competences_of(code, on=today),
        "service": service,
        "service_name": dict(ONLINE)[service.level] if service else _NO_SERVICE[1],
        "levels": options(ONLINE, typed["level"], empty="Chọn mức độ"),
        "typed": typed,
        "today": today,
        "level_names": dict(queries.LEVELS),
        "value_name": value_name,
        "why_not": policies.may_publish(duties),
        "errors": errors or {},
    }
    return render(request, "console/procedure.html", page, status=status)
