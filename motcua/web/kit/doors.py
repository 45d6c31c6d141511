"""The doors: where each begins, its name, who is led to it. Rights are decided by each door's own queries."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

PORTAL_LINKS = (
    ("/thu-tuc/", "Thủ tục hành chính"),
    ("/tra-cuu/", "Tra cứu hồ sơ"),
    ("/xac-thuc/", "Xác thực giấy tờ"),
    ("/so-lieu/", "Số liệu công khai"),
)
CITIZEN_LINKS = (("/ho-so/", "Hồ sơ của tôi"),)


@dataclass(frozen=True)
class Door:
    """`roles` empty = open to everybody. `office` = officers' wide layout and denser type."""

    key: str
    name: str
    home: str
    office: bool = True
    roles: frozenset[str] = frozenset()


PORTAL = Door("portal", "Cổng dịch vụ công", "/", office=False)
DOORS = (
    Door("counter", "Bộ phận Một cửa", "/mot-cua/", roles=frozenset({"receiver"})),
    Door("desk", "Bàn làm việc", "/ban-lam-viec/", roles=frozenset({"specialist", "leader", "document_clerk"})),
    Door("post", "Bưu chính công ích", "/buu-chinh/", roles=frozenset({"postal_officer"})),
    Door("board", "Bảng điều hành", "/dieu-hanh/", roles=frozenset({"leader", "controller", "administrator"})),
    Door("console", "Quản trị", "/quan-tri/", roles=frozenset({"controller", "administrator"})),
)


@dataclass(frozen=True)
class Link:
    text: str
    href: str
    current: bool = False


def door_at(path: str) -> Door:
    """The door an address belongs to; what belongs to no officers' door is the portal's."""
    return next((door for door in DOORS if path.startswith(door.home)), PORTAL)


def navigation(path: str, roles: Collection[str], signed_in: bool) -> list[Link]:
    """The links of the masthead: an officer's doors inside an officers' door, else the portal's pages."""
    if door_at(path).office:
        return [Link(door.name, door.home, path.startswith(door.home)) for door in DOORS if door.roles & set(roles)]
    entries = PORTAL_LINKS + (CITIZEN_LINKS if signed_in and not roles else ())
    links = [Link(text, href, path.startswith(href)) for href, text in entries]
    return links + [Link(door.name, door.home) for door in DOORS if door.roles & set(roles)][:1]
