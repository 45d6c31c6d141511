"""Telling people."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction

from motcua.clients.sms.receipts import Receipt
from motcua.journal.actions import record
from motcua.journal.models import Entry
from motcua.kernel.refusals import Refused
from motcua.kernel.vietnamese import format_day
from motcua.kernel.worktime import day_in_vietnam
from motcua.notifications.events import WaysChosen, WordingReverted, WordingSet
from motcua.notifications.instead import by_sms_instead
from motcua.notifications.ledger import Matter, settle, write
from motcua.notifications.models import Delivery, Message, OwnWording, Preference
from motcua.notifications.queries import chosen_by
from motcua.notifications.rules.channels import CHANNEL_NAMES, CHOSEN_BY_PERSON, Channel, DeliveryState, Lane
from motcua.notifications.rules.own_words import PART_NAMES, parts_of, tidied, what_is_wrong
from motcua.notifications.rules.ways import Reachable, ways_for
from motcua.notifications.senders import configured
from motcua.notifications.words import shipped, wording_on

if TYPE_CHECKING:
    from motcua.accounts.models import User

WAYS_PAGE = "/ho-so/thong-bao/cach-nhan/"


def tell(entry_id: int, recipient_id: int, text: str, address: str, *, at: datetime) -> None:
    """One message about one fact; telling it again changes nothing."""
    Message.objects.bulk_create(
        [Message(entry_id=entry_id, recipient_id=recipient_id, text=text[:400], address=address, created_at=at)],
        ignore_conflicts=True,
    )


def mark_read(recipient_id: int, *, at: datetime) -> None:
    """The recipient has seen their messages."""
    Message.objects.filter(recipient_id=recipient_id, read_at__isnull=True).update(read_at=at)


def announce(
    entry: Entry, person: Reachable, template: str, values: Mapping[str, str], *, page: str, lane: Lane | None = None
) -> None:
    """Tell a person a fact on every way they have and want: portal, e-mail, SMS or Zalo. Again changes nothing.

    `template` is a key of the wording in force; `values` are `code`, `sentence`, `desk` and `phone`; `page` is the path of
    the page the fact is about. `lane` is that of the template unless said otherwise. Each way leaves a row, the
    unused ones with the reason. Raises ValueError for a wording that does not exist or a place without a value.
    """
    said = wording_on(day_in_vietnam(entry.at)).of(template)
    filled = {**values, **_addresses(page)}
    with transaction.atomic():
        for way in ways_for(person, chosen_by(person.pk), configured()):
            if way.channel not in said.texts:
                continue  # a matter too small for this way
            text = said.render(way.channel, filled)
            message = _on_portal(entry, person, text.body, page) if way.channel is Channel.IN_APP else None
            matter = Matter(template, lane or said.lane, values["code"], message)
            write(entry, person.pk, way, text, matter)


def _addresses(page: str) -> dict[str, str]:
    site = settings.PUBLIC_ADDRESS
    return {"address": settings.SHORT_ADDRESS, "page": site + page, "choices": site + WAYS_PAGE}


def _on_portal(entry: Entry, person: Reachable, text: str, page: str) -> Message:
    assert person.user_id is not None
    tell(entry.pk, person.user_id, text, page, at=entry.at)
    return Message.objects.get(entry=entry, recipient_id=person.user_id)


@transaction.atomic(durable=True)
def choose_ways(person_id: int, wanted: frozenset[Channel], *, by: "User", at: datetime) -> None:
    """A person says by which ways to be told; the portal always tells.

    Raises Refused when both kinds of short message are asked for: one telephone gets one of them.
    """
    if {Channel.SMS, Channel.ZALO} <= wanted:
        raise Refused("Ông/bà chọn SMS hoặc Zalo, không chọn cả hai: mỗi tin chỉ gửi một lần đến một điện thoại.")
    for channel in CHOSEN_BY_PERSON:
        Preference.objects.update_or_create(
            person_id=person_id,
            channel=channel.value,
            defaults={"wanted": channel in wanted, "chosen_at": at},
        )
    names = [CHANNEL_NAMES[Channel.IN_APP], *(CHANNEL_NAMES[one] for one in CHOSEN_BY_PERSON if one in wanted)]
    record(WaysChosen(ways=", ".join(names)), by=by, at=at, subject="person", subject_id=person_id)


class WrongWords(Refused):
    """Texts that cannot be said. `parts` maps a part of the template to its sentence."""

    def __init__(self, parts: Mapping[str, str]) -> None:
        self.parts = dict(parts)
        super().__init__(f"Mẫu thông báo còn {len(parts)} nội dung cần sửa.")


@transaction.atomic(durable=True)
def set_wording(template: str, texts: Mapping[str, str], *, valid_from: date, by: "User", at: datetime) -> None:
    """Say a template in the office's own words from a day on; parts said as shipped stay the release's.

    Raises WrongWords with a sentence for each text that cannot be sent, Refused for a day that has passed or when
    nothing differs, KeyError for a template that does not exist.
    """
    said = parts_of(shipped()["templates"][template])
    own = {part: tidied(texts[part]) for part in said if part in texts}
    wrong = {part: why for part, text in own.items() if (why := what_is_wrong(part, text, said[part]))}
    if wrong:
        raise WrongWords(wrong)
    _refuse_past(valid_from, at)
    own = {part: text for part, text in own.items() if text != said[part]}
    if not own:
        raise Refused("Nội dung giống hệt mẫu gốc nên không có gì để thay.")
    row = OwnWording.objects.create(template=template, valid_from=valid_from, texts=own, said_at=at, said_by=by)
    parts = ", ".join(PART_NAMES[part].lower() for part in own)
    event = WordingSet(template=template, valid_from=format_day(valid_from), parts=parts)
    record(event, by=by, at=at, subject="wording", subject_id=row.pk)


@transaction.atomic(durable=True)
def revert_wording(template: str, *, by: "User", at: datetime) -> None:
    """Say a template as shipped again, from today on. Raises Refused when it is said so already."""
    today = day_in_vietnam(at)
    last = OwnWording.objects.filter(template=template).order_by("-id").first()
    if last is None or not last.texts:
        raise Refused("Mẫu này đang dùng nội dung gốc.")
    row = OwnWording.objects.create(template=template, valid_from=today, said_at=at, said_by=by)
    event = WordingReverted(template=template, valid_from=format_day(today))
    record(event, by=by, at=at, subject="wording", subject_id=row.pk)


def _refuse_past(day: date, at: datetime) -> None:
    if day < day_in_vietnam(at):
        raise Refused("Mẫu mới không áp dụng được cho ngày đã qua; hãy chọn từ hôm nay trở đi.")


@transaction.atomic(durable=True)
def take_receipt(provider: str, receipt: Receipt, *, at: datetime) -> bool:
    """What a provider says became of a message; False when we never gave it one under that key.

    A receipt may come twice, late, or before our own note that it was sent: "delivered" is final, any receipt ends
    doubt.
    """
    row = _given_to(provider, receipt.key)
    if row is None:
        return False
    if row.state == DeliveryState.DELIVERED:
        return True
    row.provider, row.reference = provider, receipt.reference or row.reference
    row.sent_at = row.sent_at or at
    if receipt.state == "delivered":
        row.delivered_at = at
        settle(row, DeliveryState.DELIVERED)
    elif row.state != DeliveryState.FAILED:
        settle(row, DeliveryState.FAILED, receipt.reason or "Nhà cung cấp báo không gửi được đến người nhận")
        by_sms_instead(row)
    return True


def _given_to(provider: str, key: str) -> Delivery | None:
    try:
        number = UUID(key)
    except ValueError:
        return None
    return Delivery.objects.select_for_update().filter(key=number, provider=provider).first()
