"""Who comes through this door, and its pages at the side."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role

BOTH = (Role.ADMINISTRATOR, Role.CONTROLLER)
UNPROCESSABLE = 422

_PAGES = (
    ("overview", "Tổng quan", BOTH),
    ("agencies", "Cơ quan, đơn vị", BOTH),
    ("officers", "Cán bộ, công chức", (Role.ADMINISTRATOR,)),
    ("procedures", "Thủ tục hành chính", BOTH),
    ("calendar", "Lịch làm việc", BOTH),
    ("certificates", "Chứng thư số", (Role.ADMINISTRATOR,)),
    ("fee_accounts", "Tài khoản thu phí", BOTH),
    ("wordings", "Mẫu thông báo", BOTH),
    ("portal_modes", "Nơi nộp trực tuyến", BOTH),
    ("exchange", "Trao đổi với Cổng quốc gia", BOTH),
)


def side(request: HttpRequest, duties: Duties) -> list[dict[str, Any]]:
    """The pages this officer may open; the one in whose part of the door we are is current."""
    items = []
    for name, text, roles in _PAGES:
        href = reverse(f"console:{name}")
        here = request.path == href if name == "overview" else request.path.startswith(href)
        if duties.roles & set(roles):
            items.append({"text": text, "href": href, "current": here})
    return items


def options(pairs: list[tuple[str, str]], chosen: str, *, empty: str = "Tất cả") -> list[dict[str, Any]]:
    """Options of a select, with the empty one first."""
    known = [("", empty), *pairs]
    return [{"value": value, "text": text, "selected": value == chosen} for value, text in known]
