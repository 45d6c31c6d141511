"""What the pages of the desk share: who may open it, how a dossier is found, the navigation at the side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from motcua.dossiers.queries import for_officer
from motcua.notifications.queries import unread_count
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.kit.access import account, officer_with

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

ROLES = (Role.SPECIALIST, Role.LEADER, Role.DOCUMENT_CLERK)
desk_officer = officer_with(*ROLES)
CONFLICT, UNPROCESSABLE = 409, 422


def dossier_of(duties: Duties, code: str) -> Dossier:
    """A dossier this officer may see from the desk; 404 for any other."""
    found = for_officer(duties.only(*ROLES), code)
    if found is None:
        raise Http404("not a dossier of this officer")
    return found


def side(request: HttpRequest, duties: Duties) -> list[dict[str, Any]]:
    """The links at the side, with the number of unread messages; a leader and a document clerk have lists of their own."""
    entries = [("Việc của tôi", "desk:worklist"), ("Tìm hồ sơ", "desk:search"), ("Thông báo", "desk:messages")]
    if duties.holds(Role.LEADER) or duties.holds(Role.SPECIALIST):
        entries[1:1] = [("Ý kiến cần trả lời", "desk:opinions"), ("Nhận hồ sơ giấy", "desk:paper_slips")]
    if duties.holds(Role.LEADER):
        entries[1:1] = [("Cần xử lý hôm nay", "desk:today"), ("Phân công nhiều hồ sơ", "desk:sharing_out")]
        entries[3:3] = [("Phiên ký", "desk:session")]
    if duties.holds(Role.DOCUMENT_CLERK):
        entries[1:1] = [("Phiên đóng dấu", "desk:sealing")]
    links: list[dict[str, Any]] = [
        {"text": text, "href": reverse(name), "current": request.path == reverse(name)} for text, name in entries
    ]
    links[-1]["count"] = unread_count(account(request).pk)
    return links
