"""Delivery receipts: late, twice, in the wrong order, or about a message in doubt."""

from datetime import datetime, timedelta

import pytest

from motcua.clients.sms.receipts import Receipt
from motcua.clients.sms.stand_in import StandIn, Trouble
from motcua.notifications.actions import choose_ways, take_receipt
from motcua.notifications.dispatch import deliver
from motcua.notifications.models import Delivery
from motcua.notifications.rules.channels import Channel
from tests.factories.cast import Cast
from tests.factories.telling import LAN, announced
from tests.factories.traces import no_trace

LATER = timedelta(minutes=3)


def one_sent(at: datetime) -> Delivery:
    (row,) = announced(at=at)
    deliver(row.pk, at=at)
    row.refresh_from_db()
    return row


def test_delivered(cast: Cast, sms: None, at: datetime) -> None:
    row = one_sent(at)
    assert take_receipt("an", Receipt(str(row.key), "delivered", "an-1"), at=at + LATER)
    row.refresh_from_db()
    assert (row.state, row.sent_at, row.delivered_at) == ("delivered", at, at + LATER)


def test_twice_and_then_failed_changes_nothing(cast: Cast, sms: None, at: datetime) -> None:
    row = one_sent(at)
    take_receipt("an", Receipt(str(row.key), "delivered"), at=at)
    with no_trace():
        assert take_receipt("an", Receipt(str(row.key), "delivered"), at=at + LATER)
        assert take_receipt("an", Receipt(str(row.key), "failed"), at=at + LATER)


def test_failed_says_why_and_a_late_delivered_wins(cast: Cast, sms: None, at: datetime) -> None:
    row = one_sent(at)
    take_receipt("an", Receipt(str(row.key), "failed", reason="thuê bao tắt máy"), at=at)
    row.refresh_from_db()
    assert (row.state, row.error) == ("failed", "thuê bao tắt máy")
    take_receipt("an", Receipt(str(row.key), "delivered"), at=at + LATER)
    row.refresh_from_db()
    assert (row.state, row.error) == ("delivered", "")


def test_a_receipt_ends_doubt(cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime) -> None:
    first.troubles.append(Trouble.LOST_ANSWER)
    row = one_sent(at)
    assert row.in_doubt
    take_receipt("an", Receipt(str(row.key), "delivered", "an-1"), at=at)
    deliver(row.pk, at=at + LATER)
    row.refresh_from_db()
    assert (row.state, row.in_doubt, row.reference) == ("delivered", False, "an-1")
    assert first.calls == 1 and second.calls == 0


@pytest.mark.parametrize("key", ["6bfc73aa-be48-4630-ba7a-561af89a155d", "5", ""])
def test_a_message_we_never_gave_is_not_ours(cast: Cast, sms: None, at: datetime, key: str) -> None:
    with no_trace():
        assert not take_receipt("an", Receipt(key, "delivered"), at=at)


def test_another_provider_cannot_speak_for_the_one_that_has_it(cast: Cast, sms: None, at: datetime) -> None:
    row = one_sent(at)
    with no_trace():
        assert not take_receipt("binh", Receipt(str(row.key), "delivered"), at=at)


def test_a_zalo_message_reported_failed_goes_as_sms(cast: Cast, zalo: None, at: datetime) -> None:
    choose_ways(LAN.pk, frozenset({Channel.ZALO}), by=cast.user("citizen"), at=at)
    row = one_sent(at)
    for _ in range(2):
        take_receipt("an", Receipt(str(row.key), "failed"), at=at)
    assert Delivery.objects.get(channel="sms").state == "queued"
