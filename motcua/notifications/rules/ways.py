"""By which ways a person is told: what they have, what they want, and what this office can send."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from motcua.notifications.rules.channels import Channel, Way, is_wanted

NO_PROVIDER = {
    Channel.EMAIL: "Chưa cấu hình máy chủ thư điện tử",
    Channel.SMS: "Chưa cấu hình nhà cung cấp tin nhắn SMS",
    Channel.ZALO: "Chưa cấu hình nhà cung cấp tin nhắn Zalo",
}
NOT_WANTED = "Người nhận đã chọn không nhận qua kênh này"
NO_MOBILE = "Số điện thoại đã khai không phải số di động"
_MOBILE = re.compile(r"^0[35789]\d{8}$")
_SEPARATORS = re.compile(r"[\s.\-()]+")


class Reachable(Protocol):
    """Whom we can tell: a person's number, their account if any, their telephone and e-mail, empty when unknown."""

    @property
    def pk(self) -> int: ...
    @property
    def user_id(self) -> int | None: ...
    @property
    def phone(self) -> str: ...
    @property
    def email(self) -> str: ...


@dataclass(frozen=True)
class Addressee:
    """A person reached at the telephone they gave for one dossier, not the one of their record."""

    pk: int
    user_id: int | None
    phone: str
    email: str


def mobile_number(phone: str) -> str | None:
    """The number with a leading 0 when it is a Vietnamese mobile ("+84 90 000 0123" -> "0900000123"), else None."""
    digits = _SEPARATORS.sub("", phone)
    if digits.startswith("+84"):
        digits = "0" + digits[3:]
    elif digits.startswith("84") and len(digits) == 11:
        digits = "0" + digits[2:]
    return digits if _MOBILE.match(digits) else None


def masked(channel: Channel, to: str) -> str:
    """An address as a page shows it: "******0123", "n***@vi-du.vn"; the portal needs none."""
    if channel is Channel.IN_APP or not to:
        return ""
    if channel is Channel.EMAIL:
        name, _, host = to.partition("@")
        return f"{name[:1]}***@{host}"
    return "*" * (len(to) - 4) + to[-4:]


def ways_for(person: Reachable, chosen: dict[str, bool], configured: Collection[Channel]) -> list[Way]:
    """Every way the person has, each with its address or with why it is not used.

    Zalo takes the place of SMS for who chose it, so that nobody gets the same sentence twice on one telephone.
    """
    ways = [Way(Channel.IN_APP, str(person.user_id))] if person.user_id else []
    if person.email:
        ways.append(_way(Channel.EMAIL, person.email, chosen, configured))
    if person.phone:
        ways.append(_short_way(person.phone, chosen, configured))
    return ways


def _short_way(phone: str, chosen: dict[str, bool], configured: Collection[Channel]) -> Way:
    number = mobile_number(phone)
    if number is None:
        return Way(Channel.SMS, phone, NO_MOBILE)
    zalo = Channel.ZALO in configured and is_wanted(Channel.ZALO, chosen)
    return _way(Channel.ZALO if zalo else Channel.SMS, number, chosen, configured)


def _way(channel: Channel, to: str, chosen: dict[str, bool], configured: Collection[Channel]) -> Way:
    if not is_wanted(channel, chosen):
        return Way(channel, to, NOT_WANTED)
    if channel not in configured:
        return Way(channel, to, NO_PROVIDER[channel])
    return Way(channel, to)
