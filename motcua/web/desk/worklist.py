"""What waits for this officer, by what is due, with the reason it is in the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.dossiers import queries
from motcua.dossiers.rules.states import State
from motcua.kernel import doorclock
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.desk.door import ROLES, desk_officer, side
from motcua.web.kit.due import DueWords
from motcua.web.kit.pages import query_with
from motcua.web.kit.slices import slice_of

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier
    from motcua.dossiers.models.dossier import DossierQuerySet

DUE_FILTERS = {"late": "Đã quá hạn", "today": "Đến hạn hôm nay", "soon": "Đến hạn trong 3 ngày"}


@dataclass(frozen=True)
class Tab:
    """One list of the worklist: its key in the address, its name, for whom, what it says when empty."""

    key: str
    name: str
    role: Role | None
    empty: str


TABS = (
    Tab("", "Tất cả", None, "Hồ sơ đến lượt ông/bà xử lý sẽ hiện ở đây, hồ sơ đến hạn trước đứng trước."),
    Tab("thu-ly", "Chờ thụ lý", Role.SPECIALIST, "Hồ sơ được phân công hoặc chờ nhận thụ lý sẽ hiện ở đây."),
    Tab("chua-phan-cong", "Chưa phân công", Role.LEADER, "Hồ sơ vừa tiếp nhận mà chưa có người thụ lý sẽ hiện ở đây."),
    Tab("cho-ky", "Chờ ký", Role.LEADER, "Kết quả do công chức thụ lý trình sẽ hiện ở đây."),
    Tab("cho-dong-dau", "Chờ đóng dấu", Role.DOCUMENT_CLERK, "Kết quả lãnh đạo đã ký sẽ hiện ở đây."),
)


@require_safe
@desk_officer
def worklist(request: HttpRequest, duties: Duties) -> HttpResponse:
    """`?muc=` chooses the list, `?han=` narrows it by due day, `?trang=` turns the page."""
    here = duties.only(*ROLES)
    tabs = [tab for tab in TABS if tab.role is None or tab.role in here.roles]
    tab = next((one for one in tabs if one.key == request.GET.get("muc", "")), tabs[0])
    how, now = request.GET.get("han", ""), doorclock.now()
    page = slice_of(queries.due_within(_rows(here, tab), how, now=now), request)
    context: dict[str, Any] = {
        "tab": tab,
        "tabs": [_tab_link(request, one, tab) for one in tabs],
        "filters": [_filter_link(request, key, name, how) for key, name in DUE_FILTERS.items()],
        "page": page,
        "due_words": DueWords(now),
        "reason": lambda row: reason(here, row),
        "side": side(request, here),
    }
    return render(request, "desk/worklist.html", context)


def _rows(duties: Duties, tab: Tab) -> DossierQuerySet:
    lists = {
        "thu-ly": lambda: queries.worklist(duties, role=Role.SPECIALIST),
        "chua-phan-cong": lambda: queries.unassigned(duties),
        "cho-ky": lambda: queries.to_sign(duties),
        "cho-dong-dau": lambda: queries.to_seal(duties),
    }
    return lists[tab.key]() if tab.key else queries.worklist(duties)


def _tab_link(request: HttpRequest, one: Tab, current: Tab) -> dict[str, Any]:
    address = query_with(request, muc=one.key or None, trang=None)
    return {"text": one.name, "href": address, "current": one is current}


def _filter_link(request: HttpRequest, key: str, name: str, chosen: str) -> dict[str, Any]:
    on = key == chosen
    return {"text": name, "href": query_with(request, han=None if on else key, trang=None), "current": on}


def reason(duties: Duties, dossier: Dossier) -> str:
    """Why a dossier is in this officer's list."""
    if dossier.holder_role == Role.SPECIALIST:
        if dossier.holder_officer_id and dossier.holder_officer_id == duties.officer_id:
            return "được phân công cho ông/bà"
        if dossier.holder_officer_id is None and dossier.state == State.RECEIVED:
            whose = duties.holds(Role.SPECIALIST, dossier.holder_agency_id)
            return "chờ nhận thụ lý" if whose else "chờ ông/bà phân công"
    if dossier.holder_role == Role.LEADER:
        return "chờ ông/bà ký duyệt" if dossier.state == State.PROPOSED else "chờ ông/bà phân công"
    if dossier.holder_role == Role.DOCUMENT_CLERK:
        return "chờ ông/bà đóng dấu"
    return f"đang ở {dossier.holder_agency.name}"
