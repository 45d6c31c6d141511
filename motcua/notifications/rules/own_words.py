"""An office's own words for what there is to say: which parts it may change, and what is wrong with a text."""

import string
import unicodedata
from collections.abc import Mapping
from typing import Any

from motcua.notifications.rules.channels import CHANNEL_NAMES, SHORT, Channel
from motcua.notifications.rules.wording import PLACES, SHORT_PLACES, SMS_LENGTH, is_gsm_safe, longest_sms, places_of

SUBJECT = "subject"
LONGEST: dict[str, int] = {SUBJECT: 150, Channel.IN_APP: 300, Channel.EMAIL: 3000, Channel.SMS: 160, Channel.ZALO: 400}
PART_NAMES: dict[str, str] = {
    SUBJECT: "Tiêu đề thư điện tử",
    **{channel.value: CHANNEL_NAMES[channel] for channel in Channel},
}


def parts_of(shipped: Mapping[str, Any]) -> dict[str, str]:
    """The parts of a template (a row of `wording.yaml`) that an office may say in its own words."""
    return {part: str(shipped[part]).strip() for part in PART_NAMES if part in shipped}


def tidied(text: str) -> str:
    """Typed text as it is kept: composed letters, ordinary line ends, nothing around it."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()


def what_is_wrong(part: str, text: str, shipped: str) -> str | None:
    """Why a text cannot take the place of the shipped one, as a Vietnamese sentence; None when it can.

    It says everything the shipped text says (the dossier's code, where to look), and nothing else about a person.
    """
    if not text:
        return "Nội dung không được để trống."
    if len(text) > LONGEST[part]:
        return f"Nội dung dài {len(text)} ký tự; nhiều nhất {LONGEST[part]} ký tự."
    places = _read_places(text)
    if places is None:
        return "Dấu { } chỉ dùng quanh tên một chỗ điền, ví dụ {code}."
    allowed = SHORT_PLACES if part == SUBJECT or part in SHORT else PLACES
    if strange := sorted(places - allowed):
        return f"Không có chỗ điền {_told(strange)} ở đây; được dùng {_told(sorted(allowed))}."
    if missing := sorted(places_of(shipped) - places):
        return f"Nội dung phải có {_told(missing)}."
    return _wrong_sms(text) if part == Channel.SMS else None


def _wrong_sms(text: str) -> str | None:
    if not is_gsm_safe(longest_sms(text)):
        return "Tin SMS viết không dấu, không dùng ký tự đặc biệt, để mọi điện thoại đều đọc được."
    if len(longest_sms(text)) > SMS_LENGTH:
        return f"Khi điền đủ, tin SMS dài {len(longest_sms(text))} ký tự; một tin nhiều nhất {SMS_LENGTH} ký tự."
    return None


def _read_places(text: str) -> set[str] | None:
    """The places of a text; None when its braces cannot be read or ask for more than a name."""
    try:
        parsed = list(string.Formatter().parse(text))
    except ValueError:
        return None
    if any(spec or conversion for _, name, spec, conversion in parsed if name is not None):
        return None
    return {name for _, name, _, _ in parsed if name is not None}


def _told(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)
