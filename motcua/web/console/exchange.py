"""The exchange with the national portal: what waits to be told, what arrived and could not be filed, what differs."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.clients.national_portal.portal import read_stamp
from motcua.exchange.actions.dismiss_arrival import dismiss_arrival
from motcua.exchange.actions.send_again import send_again
from motcua.exchange.actions.try_arrival_again import try_arrival_again
from motcua.exchange.portal import our_portal
from motcua.exchange.queries import FAILED, arrivals, comparisons, dossier_told, load, outbox
from motcua.exchange.queries import arrival as arrival_of
from motcua.exchange.reading import read_message
from motcua.exchange.rules.kinds import INBOUND_STATE_NAMES, InboundState
from motcua.kernel import doorclock
from motcua.kernel.codes import ProcedureCode
from motcua.kernel.refusals import Refused
from motcua.kernel.vietnamese import format_short
from motcua.organisation.rules.duties import Duties
from motcua.procedures.queries import revision_of
from motcua.procedures.rules.forms import answers, coerce
from motcua.web.console.doors import BOTH, UNPROCESSABLE, side
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.slices import slice_of

NOT_CONNECTED = "Hệ thống chưa kết nối Cổng Dịch vụ công quốc gia nên chưa trao đổi được."
LONGEST_REASON = 500
SETTLED = (InboundState.TAKEN, InboundState.RESOLVED)
FIELDS = (
    ("MaHoSo", "Mã hồ sơ trên Cổng quốc gia"),
    ("MaTTHC", "Mã thủ tục"),
    ("DonViXuLy", "Mã cơ quan giải quyết"),
    ("ChuHoSo", "Chủ hồ sơ"),
    ("SoDienThoai", "Điện thoại"),
)


@require_safe
@officer_with(*BOTH)
def exchange(request: HttpRequest, duties: Duties) -> HttpResponse:
    """How the exchange stands, and everything somebody has to look at."""
    which = FAILED if request.GET.get("loc") == "hong" else ""
    shown = next((state for state in InboundState if state == request.GET.get("da")), InboundState.QUARANTINED)
    page = {
        "side": side(request, duties),
        "connected": our_portal() is not None,
        "load": load(),
        "which": which,
        "shown": shown,
        "settled": [(state, name) for state, name in INBOUND_STATE_NAMES.items() if state in SETTLED],
        "arrivals": slice_of(arrivals(duties, shown), request, key="den"),
        "outbox": slice_of(outbox(duties, which), request, key="di"),
        "comparisons": comparisons(duties),
    }
    return render(request, "console/exchange.html", page)


@require_safe
@officer_with(*BOTH)
def arrival(request: HttpRequest, duties: Duties, inbound_id: int) -> HttpResponse:
    """One message that arrived, and why it waits."""
    return _arrival_page(request, duties, inbound_id)


@require_POST
@officer_with(*BOTH)
def retry(request: HttpRequest, duties: Duties, inbound_id: int) -> HttpResponse:
    """Try it again, as it was sent."""
    found, portal = arrival_of(duties, inbound_id), our_portal()
    if found is None:
        raise Http404(inbound_id)
    if portal is None:
        raise Refused(NOT_CONNECTED)
    message = read_message(found.raw, portal)
    taken = try_arrival_again(found.pk, message, by=account(request), at=doorclock.now())
    if taken.dossier is None:
        messages.warning(request, "Hồ sơ vẫn chưa nhận được; lý do ghi ở dưới đây.")
        return redirect("console:arrival", inbound_id=inbound_id)
    messages.success(request, f"Đã nhận hồ sơ, mã {taken.dossier.code}.")
    return redirect("console:exchange")


@require_POST
@officer_with(*BOTH)
def dismiss(request: HttpRequest, duties: Duties, inbound_id: int) -> HttpResponse:
    """Put it aside with the reason, which the portal is told."""
    reason = request.POST.get("reason", "")
    if arrival_of(duties, inbound_id) is None:
        raise Http404(inbound_id)
    if not reason.strip() or len(reason) > LONGEST_REASON:
        errors = {"reason": f"Ghi lý do không nhận hồ sơ này, tối đa {LONGEST_REASON} ký tự."}
        return _arrival_page(request, duties, inbound_id, reason=reason, errors=errors)
    settled = dismiss_arrival(inbound_id, reason=reason, by=account(request), at=doorclock.now())
    messages.success(request, f"Đã ghi không nhận hồ sơ {settled.national_code}.")
    return redirect("console:exchange")


@require_POST
@officer_with(*BOTH)
def send(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Have the portal told again how a dossier stands."""
    dossier_id, portal = dossier_told(duties, code), our_portal()
    if dossier_id is None:
        raise Http404(code)
    if portal is None:
        raise Refused(NOT_CONNECTED)
    send_again(dossier_id, version=portal.facts.version, by=account(request), at=doorclock.now())
    messages.success(request, f"Hồ sơ {code} được gửi lại trong ít phút.")
    return redirect("console:exchange")


def _arrival_page(
    request: HttpRequest, duties: Duties, inbound_id: int, *, reason: str = "", errors: dict[str, str] | None = None
) -> HttpResponse:
    found = arrival_of(duties, inbound_id)
    if found is None:
        raise Http404(inbound_id)
    page = {
        "side": side(request, duties),
        "arrival": found,
        "waits": InboundState(found.state) is InboundState.QUARANTINED,
        "fields": [] if found.emptied_at else _fields(found.raw),
        "answers": _answers(found.raw),
        "files": _file_names(found.raw.get("TaiLieuNop")),
        "reason": reason,
        "errors": errors or {},
    }
    return render(request, "console/arrival.html", page, status=UNPROCESSABLE if errors else 200)


def _fields(raw: dict[str, Any]) -> list[tuple[str, str]]:
    return [*((label, str(raw.get(name) or "")) for name, label in FIELDS), _filed_at(raw)]


def _filed_at(raw: dict[str, Any]) -> tuple[str, str]:
    said = str(raw.get("NgayNopHoSo") or "")
    try:
        return "Nộp trên cổng lúc", format_short(read_stamp(said))
    except ValueError:
        return "Nộp trên cổng lúc", said


def _answers(raw: dict[str, Any]) -> list[tuple[str, str]]:
    """The answers by the labels of the procedure's form; by the names that were sent when we have no such procedure."""
    said = raw.get("DuLieuToKhai")
    if not isinstance(said, dict):
        return []
    try:
        code = ProcedureCode.parse(str(raw.get("MaTTHC"))).national
    except ValueError:
        code = ""
    revision = revision_of(code, on=doorclock.today())
    if revision is None:
        return [(str(name), str(value)) for name, value in said.items()]
    form = revision.form_definition
    return [(answer.label, answer.text) for answer in answers(form, coerce(said, form))]


def _file_names(files: Any) -> list[str]:
    rows = files if isinstance(files, list) else []
    return [str(row.get("TenTepDinhKem") or "tệp không tên") for row in rows if isinstance(row, dict)]
