"""The office's own words: said from their day on, and never in the way of telling people."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from motcua.kernel.refusals import Refused
from motcua.notifications.actions import WrongWords, revert_wording, set_wording
from motcua.notifications.models import OwnWording
from motcua.notifications.queries import preview
from motcua.notifications.rules.channels import Channel
from motcua.notifications.words import wording_on
from tests.factories.cast import Cast
from tests.factories.traces import no_trace, one_fact

DAY = date(2024, 3, 5)
OWN = "Đã nhận {code}, xem {address}"


def zalo(day: date = DAY) -> str:
    return wording_on(day).of("received").texts[Channel.ZALO]


def say(cast: Cast, at: datetime, *, day: date = DAY, **texts: Any) -> None:
    set_wording("received", texts or {"zalo": OWN}, valid_from=day, by=cast.user("administrator"), at=at)


def test_own_words_hold_from_their_day(cast: Cast, at: datetime) -> None:
    shipped = zalo()
    with one_fact("notifications.wording_set"):
        say(cast, at, day=DAY + timedelta(days=2))
    assert (zalo(), zalo(DAY + timedelta(days=2))) == (shipped, OWN)
    assert (
        wording_on(DAY + timedelta(days=2)).of("news").texts[Channel.ZALO]
        == wording_on(DAY).of("news").texts[Channel.ZALO]
    )


def test_what_was_said_last_holds(cast: Cast, at: datetime) -> None:
    shipped = zalo()
    say(cast, at, day=DAY + timedelta(days=9))
    say(cast, at, zalo="Xem {code} tại {address}")
    assert zalo(DAY + timedelta(days=9)) == "Xem {code} tại {address}"
    with one_fact("notifications.wording_reverted"):
        revert_wording("received", by=cast.user("administrator"), at=at)
    assert zalo() == shipped


def test_the_email_keeps_its_ending(cast: Cast, at: datetime) -> None:
    say(cast, at, email="Chào ông/bà. {sentence}. Hồ sơ {code}.")
    body = wording_on(DAY).of("received").texts[Channel.EMAIL]
    assert body.startswith("Chào ông/bà.") and "{choices}" in body


def test_wrong_words_are_told_part_by_part(cast: Cast, at: datetime) -> None:
    with no_trace(), pytest.raises(WrongWords) as wrong:
        say(cast, at, sms="x", zalo="y")
    assert set(wrong.value.parts) == {"sms", "zalo"}


def test_nothing_to_say_and_nothing_to_take_back(cast: Cast, at: datetime) -> None:
    with pytest.raises(Refused, match="giống hệt"):
        say(cast, at, zalo=zalo())
    with pytest.raises(Refused, match="đang dùng nội dung gốc"):
        revert_wording("received", by=cast.user("administrator"), at=at)


def test_words_that_a_release_cannot_send_are_left_out(cast: Cast, at: datetime) -> None:
    shipped = zalo()
    values = {"said_at": at, "said_by": cast.user("administrator"), "valid_from": DAY}
    OwnWording.objects.create(template="received", texts={"zalo": "{gone}", "fax": "x"}, **values)
    OwnWording.objects.create(template="no_longer_there", texts={"zalo": OWN}, **values)
    assert zalo() == shipped


def test_a_preview_fills_in_an_example(cast: Cast) -> None:
    assert preview("received", {"zalo": OWN}, address="vi.du/tra-cuu")["zalo"].body == (
        "Đã nhận H58.26-240305-0001, xem vi.du/tra-cuu"
    )
