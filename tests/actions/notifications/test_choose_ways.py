"""Choosing how to be told: one fact, kept until it is changed, one short message for one telephone."""

from datetime import datetime

from motcua.journal.events import read_sentence
from motcua.notifications.actions import choose_ways
from motcua.notifications.queries import chosen_by, wanted_by
from motcua.notifications.rules.channels import Channel
from tests.factories.cast import Cast
from tests.factories.traces import one_fact, refused


def test_until_one_says_mail_and_sms_are_wanted(cast: Cast) -> None:
    assert wanted_by(41) == {Channel.EMAIL, Channel.SMS} and chosen_by(41) == {}


def test_a_choice_is_kept_and_written_down(cast: Cast, at: datetime) -> None:
    with one_fact("notifications.ways_chosen") as fact:
        choose_ways(41, frozenset({Channel.ZALO}), by=cast.user("citizen"), at=at)
    assert read_sentence("notifications.ways_chosen", fact.data) == (
        "Chọn cách nhận thông báo: Trên cổng, Tin nhắn Zalo"
    )
    assert chosen_by(41) == {"email": False, "sms": False, "zalo": True} and wanted_by(41) == {Channel.ZALO}
    assert wanted_by(42) == {Channel.EMAIL, Channel.SMS}


def test_a_choice_can_be_changed(cast: Cast, at: datetime) -> None:
    for wanted in (frozenset({Channel.EMAIL}), frozenset({Channel.SMS}), frozenset()):
        choose_ways(41, wanted, by=cast.user("citizen"), at=at)
        assert wanted_by(41) == wanted


def test_sms_and_zalo_at_once_are_refused(cast: Cast, at: datetime) -> None:
    with refused("SMS hoặc Zalo"):
        choose_ways(41, frozenset({Channel.SMS, Channel.ZALO}), by=cast.user("citizen"), at=at)
