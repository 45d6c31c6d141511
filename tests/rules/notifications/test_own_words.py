"""An office's own words: what a text must say, may say and can be sent as."""

import pytest

from motcua.notifications.rules.own_words import LONGEST, PART_NAMES, parts_of, tidied, what_is_wrong

SMS = "Ho so {code}: {address}"


def test_every_part_has_a_name_and_a_length() -> None:
    assert set(PART_NAMES) == set(LONGEST) == {"subject", "in_app", "email", "sms", "zalo"}
    assert parts_of({"lane": "normal", "subject": "a", "in_app": " b "}) == {"subject": "a", "in_app": "b"}


@pytest.mark.parametrize(("part", "text"), [
    ("sms", "Da nhan {code}. Xem {address}"), ("email", "{sentence} – gọi {phone}, {desk}"), ("subject", "Hồ sơ {code}"),
    ("zalo", "{address} {code}"), ("in_app", "{sentence} {code}"),
])  # fmt: skip
def test_what_can_be_said(part: str, text: str) -> None:
    shipped = {"sms": SMS, "zalo": SMS, "email": "{sentence}", "subject": "{code}", "in_app": "{code} {sentence}"}
    assert what_is_wrong(part, text, shipped[part]) is None


@pytest.mark.parametrize(("part", "text", "sentence"), [
    ("sms", "", "để trống"), ("sms", "x" * 161, "nhiều nhất 160"), ("sms", "{code}", "phải có {address}"),
    ("sms", "{code} {address} {phone}", "Không có chỗ điền {phone}"), ("sms", "{code} {address} €", "viết không dấu"),
    ("sms", "{code} {address}" + " a" * 55, "Khi điền đủ"), ("email", "{code", "Dấu { }"), ("email", "}", "Dấu { }"),
    ("email", "{code!r}", "Dấu { }"), ("email", "{code:>999999999}", "Dấu { }"), ("email", "{}", "Không có chỗ điền"),
    ("email", "{code.__class__}", "Không có chỗ điền"), ("subject", "{code} {desk}", "Không có chỗ điền {desk}"),
])  # fmt: skip
def test_what_cannot(part: str, text: str, sentence: str) -> None:
    assert sentence in (what_is_wrong(part, text, SMS) or "")


def test_typed_text_is_tidied() -> None:
    assert tidied(" hồ sơ\r\nmới ") == "hồ sơ\nmới"
