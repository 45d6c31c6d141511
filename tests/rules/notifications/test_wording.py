"""What is said: every wording complete, short messages open to all eyes, wrong ones refused when they are read."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from motcua.notifications.rules.channels import SHORT, Channel, Lane
from motcua.notifications.rules.wording import PLACES, SMS_LENGTH, is_gsm_safe, places_of, read_wording
from tests.factories.source import HOUSE

FILE = HOUSE / "notifications" / "wording.yaml"
DATA: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
WORDING = read_wording(DATA)
VALUES = {
    "code": "H58.90.21-240305-00001",
    "address": "dichvucong.tiengiang.gov.vn/tra-cuu",
    "sentence": "Tiếp nhận hồ sơ",
    "page": "https://vi-du.vn/ho-so/H58.90.21-240305-0001/",
    "desk": "Một cửa An Mẫu",
    "phone": "02730000000",
    "choices": "https://vi-du.vn/ho-so/thong-bao/cach-nhan/",
}
PAIRS = [(key, channel) for key in sorted(WORDING.templates) for channel in WORDING.of(key).texts]
SHORT_ONES = sorted(key for key, channel in PAIRS if channel is Channel.SMS)


@pytest.mark.parametrize(("key", "channel"), PAIRS)
def test_every_wording_fills_in_for_every_channel(key: str, channel: Channel) -> None:
    text = WORDING.of(key).render(channel, VALUES)
    assert VALUES["code"] in text.title + text.body
    assert "{" not in text.title + text.body
    assert bool(text.title) is (channel is Channel.EMAIL)


@pytest.mark.parametrize("key", SHORT_ONES)
def test_an_sms_is_one_part_that_every_telephone_shows(key: str) -> None:
    text = WORDING.of(key).render(Channel.SMS, VALUES).body
    assert len(text) <= SMS_LENGTH and is_gsm_safe(text) and text.isascii()


@pytest.mark.parametrize("key", SHORT_ONES)
def test_a_short_message_names_the_dossier_and_where_to_look_only(key: str) -> None:
    for channel in SHORT:
        assert places_of(WORDING.of(key).texts[channel]) == {"code", "address"}


@pytest.mark.parametrize("key", sorted(WORDING.templates))
def test_nothing_personal_has_a_place_in_any_message(key: str) -> None:
    personal = {"name", "full_name", "applicant", "identity_no", "applicant_phone"}
    for text in WORDING.of(key).texts.values():
        assert not places_of(text) & personal


def test_an_email_says_where_to_look_whom_to_ask_and_how_to_stop() -> None:
    body = WORDING.of("received").render(Channel.EMAIL, VALUES).body
    assert all(VALUES[name] in body for name in PLACES)


def test_a_place_without_a_value_is_not_passed_over() -> None:
    with pytest.raises(ValueError, match=r"received: no value for 'address'"):
        WORDING.of("received").render(Channel.SMS, {"code": "H58"})


def test_a_wording_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="nothing_like_it"):
        WORDING.of("nothing_like_it")


@pytest.mark.parametrize(
    ("channel", "text", "said"),
    [
        ("sms", "Ho so {code} cua {name}: {address}", "may not say name"),
        ("zalo", "Hồ sơ {code}: {sentence}", "may not say sentence"),
        ("in_app", "Hồ sơ của {identity_no}", "may not say identity_no"),
        ("subject", "Hồ sơ của {desk}", "may not say desk"),
        ("sms", "Hồ sơ {code}: {address}", "letters not every telephone shows"),
        ("sms", "Ho so {code} " + "rat dai " * 15 + "{address}", "160 is the most"),
        ("in_app", "Hồ sơ cu\u0309a {code}", "not composed"),
    ],
)
def test_a_wrong_wording_is_refused_when_it_is_read(channel: str, text: str, said: str) -> None:
    data = deepcopy(DATA)
    data["templates"]["received"][channel] = text
    with pytest.raises(ValueError, match=said):
        read_wording(data)


@pytest.mark.parametrize(
    ("channel", "said"), [("in_app", "no words for the portal"), ("sms", "one of SMS and Zalo"), ("zalo", "one of SMS")]
)
def test_a_wording_without_the_words_it_needs_is_refused(channel: str, said: str) -> None:
    data = deepcopy(DATA)
    del data["templates"]["received"][channel]
    with pytest.raises(ValueError, match=said):
        read_wording(data)


def test_small_matters_make_no_noise() -> None:
    assert set(WORDING.of("for_information").texts) == {Channel.IN_APP}
    assert set(WORDING.of("fees").texts) == {Channel.IN_APP, Channel.EMAIL}


def test_an_unknown_lane_is_refused() -> None:
    data = deepcopy(DATA)
    data["templates"]["news"]["lane"] = "tomorrow"
    with pytest.raises(ValueError, match="tomorrow"):
        read_wording(data)


def test_what_stops_the_clock_hurries_and_what_goes_to_everybody_does_not() -> None:
    lanes = {key: WORDING.of(key).lane for key in ("supplement_needed", "payment_needed", "appointment_moved", "news")}
    assert list(lanes.values()) == [Lane.URGENT, Lane.URGENT, Lane.BULK, Lane.NORMAL]


def test_the_wording_is_shipped_with_the_package() -> None:
    assert '"motcua.notifications" = ["*.yaml"]' in (Path(HOUSE).parent / "pyproject.toml").read_text()
