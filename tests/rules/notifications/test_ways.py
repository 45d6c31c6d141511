"""By which ways a person is told, and what a page shows of their address."""

import pytest

from motcua.notifications.rules.channels import Channel
from motcua.notifications.rules.ways import (
    NO_MOBILE,
    NO_PROVIDER,
    NOT_WANTED,
    Addressee,
    masked,
    mobile_number,
    ways_for,
)

EVERYTHING = frozenset(Channel)
LAN = Addressee(1, 7, "0900 000 123", "lan@vi-du.vn")


def by(person: Addressee, chosen: dict[str, bool], configured: frozenset[Channel] = EVERYTHING) -> dict[Channel, str]:
    return {way.channel: way.why_not or way.to for way in ways_for(person, chosen, configured)}


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0900000123", "0900000123"),
        ("090 000 0123", "0900000123"),
        ("+84 90 000 0123", "0900000123"),
        ("84900000123", "0900000123"),
        ("(090)000-0123", "0900000123"),
        ("02733835000", None),
        ("090000012", None),
        ("0200000123", None),
        ("", None),
        ("không có", None),
    ],
)
def test_only_a_mobile_gets_a_text_message(typed: str, number: str | None) -> None:
    assert mobile_number(typed) == number


def test_somebody_with_everything_is_told_on_the_portal_by_mail_and_by_sms() -> None:
    assert by(LAN, {}) == {Channel.IN_APP: "7", Channel.EMAIL: "lan@vi-du.vn", Channel.SMS: "0900000123"}


def test_zalo_takes_the_place_of_sms_for_who_chose_it() -> None:
    assert set(by(LAN, {"zalo": True})) == {Channel.IN_APP, Channel.EMAIL, Channel.ZALO}
    without = EVERYTHING - {Channel.ZALO}
    assert set(by(LAN, {"zalo": True}, without)) == {Channel.IN_APP, Channel.EMAIL, Channel.SMS}


def test_who_does_not_want_a_way_is_not_told_by_it_and_the_row_says_so() -> None:
    told = by(LAN, {"sms": False, "email": False})
    assert told == {Channel.IN_APP: "7", Channel.EMAIL: NOT_WANTED, Channel.SMS: NOT_WANTED}


def test_an_office_without_providers_says_so() -> None:
    told = by(LAN, {}, frozenset({Channel.IN_APP}))
    assert told[Channel.EMAIL] == NO_PROVIDER[Channel.EMAIL] and told[Channel.SMS] == NO_PROVIDER[Channel.SMS]


def test_somebody_without_an_account_has_the_telephone_only() -> None:
    assert by(Addressee(1, None, "0900000123", ""), {}) == {Channel.SMS: "0900000123"}


def test_a_landline_is_not_a_mobile() -> None:
    assert by(Addressee(1, None, "02733835000", ""), {}) == {Channel.SMS: NO_MOBILE}


def test_somebody_without_anything_cannot_be_told() -> None:
    assert by(Addressee(1, None, "", ""), {}) == {}


@pytest.mark.parametrize(
    ("channel", "to", "shown"),
    [
        (Channel.SMS, "0900000123", "******0123"),
        (Channel.ZALO, "0900000123", "******0123"),
        (Channel.EMAIL, "lan.nguyen@vi-du.vn", "l***@vi-du.vn"),
        (Channel.IN_APP, "7", ""),
        (Channel.SMS, "", ""),
    ],
)
def test_a_page_shows_only_the_end_of_an_address(channel: Channel, to: str, shown: str) -> None:
    assert masked(channel, to) == shown
