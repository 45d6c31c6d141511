"""Sending: fail-over, doubt, quiet hours, a provider down all day; nothing lost, nothing doubled."""

from datetime import datetime, timedelta

import pytest

from motcua.clients.sms.stand_in import StandIn, Trouble
from motcua.notifications import dispatch
from motcua.notifications.actions import choose_ways
from motcua.notifications.dispatch import deliver
from motcua.notifications.models import Delivery, ProviderHealth
from motcua.notifications.rules.channels import Channel, DeliveryState
from motcua.notifications.rules.patience import LEASE
from tests.factories.cast import Cast
from tests.factories.telling import LAN, announced, configure, send_jobs
from tests.factories.traces import no_trace

SECOND = timedelta(seconds=1)


def sent(row: Delivery, *, at: datetime) -> Delivery:
    deliver(row.pk, at=at)
    row.refresh_from_db()
    return row


def taken(*stand_ins: StandIn) -> list[int]:
    return [len(one.taken) for one in stand_ins]


def test_the_preferred_provider_takes_it(cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime) -> None:
    row = sent(announced(at=at)[0], at=at)
    assert (row.state, row.provider, row.reference, row.sent_at) == ("sent", "an", "an-1", at)
    assert taken(first, second) == [1, 0] and not row.in_doubt and row.next_at is None


def test_a_settled_delivery_is_not_sent_again(cast: Cast, sms: None, first: StandIn, at: datetime) -> None:
    row = sent(announced(at=at)[0], at=at)
    with no_trace():
        deliver(row.pk, at=at + timedelta(hours=1))
    assert first.calls == 1


@pytest.mark.parametrize("times", [1, 3])
def test_the_second_takes_it_when_the_first_does_not(
    cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime, times: int
) -> None:
    first.always = Trouble.DOWN
    rows = [sent(announced(at=at)[0], at=at) for _ in range(times)]
    assert {row.provider for row in rows} == {"binh"} and taken(first, second) == [0, times]


def test_after_three_failures_the_first_is_left_alone_for_a_while(
    cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime
) -> None:
    first.always = Trouble.DOWN
    for _ in range(6):
        sent(announced(at=at)[0], at=at)
    assert first.calls == 3 and taken(second) == [6]
    assert ProviderHealth.objects.get(name="an").open_until == at + timedelta(minutes=1)
    first.always = None
    assert sent(announced(at=at)[0], at=at + timedelta(seconds=61)).provider == "an"
    assert ProviderHealth.objects.get(name="an").failures == 0


def test_a_number_that_does_not_exist_is_the_end_at_once(
    cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime
) -> None:
    first.always = Trouble.BAD_NUMBER
    row = sent(announced(at=at)[0], at=at)
    assert (row.state, row.error) == ("failed", "Nhà cung cấp an không nhận: số thuê bao không tồn tại")
    assert second.calls == 0


@pytest.mark.parametrize("trouble", [Trouble.LOST_ANSWER, Trouble.NOT_JSON])
def test_a_message_that_may_have_been_taken_goes_to_nobody_else(
    cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime, trouble: Trouble
) -> None:
    first.troubles.append(trouble)
    row = sent(announced(at=at)[0], at=at)
    assert (row.state, row.provider, row.in_doubt) == ("queued", "an", True)
    assert row.next_at == at + timedelta(minutes=1) and row.error
    row = sent(row, at=row.next_at)
    assert (row.state, row.reference, row.in_doubt) == ("sent", "an-1", False)
    assert taken(first, second) == [1, 0] and first.calls == 1


def test_a_message_surely_lost_on_the_way_is_sent_again(
    cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime
) -> None:
    first.troubles.append(Trouble.LOST_REQUEST)
    row = sent(announced(at=at)[0], at=at)
    assert row.in_doubt and taken(first, second) == [0, 0]
    assert sent(row, at=at + timedelta(minutes=1)).state == "sent" and taken(first, second) == [1, 0]


def test_in_doubt_with_a_provider_that_is_away_it_waits_for_that_one(
    cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime
) -> None:
    first.troubles.append(Trouble.LOST_ANSWER)
    row = sent(announced(at=at)[0], at=at)
    first.always = Trouble.DOWN
    row = sent(row, at=at + timedelta(minutes=1))
    assert (row.state, row.in_doubt, row.attempts) == ("queued", True, 2) and taken(second) == [0]
    first.always = None
    assert sent(row, at=at + timedelta(minutes=5)).state == "sent" and taken(first, second) == [1, 0]


def test_a_worker_that_dies_while_sending_does_not_double(
    cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    (row,) = announced(at=at)
    with monkeypatch.context() as dying, pytest.raises(KeyboardInterrupt):
        dying.setattr(dispatch, "_note_health", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        deliver(row.pk, at=at)
    row.refresh_from_db()
    assert (row.state, row.in_doubt, row.provider) == ("queued", True, "an") and taken(first) == [1]
    deliver(row.pk, at=at + SECOND)
    assert first.calls == 1  # still in the dead worker's hands
    assert sent(row, at=at + LEASE).state == "sent" and taken(first, second) == [1, 0] and first.calls == 1


def test_everybody_down_all_day_then_everything_goes_once(
    cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime
) -> None:
    first.always = second.always = Trouble.DOWN
    rows = [announced(at=at)[0] for _ in range(20)]
    moment = at
    while moment < at + timedelta(hours=10):
        for row in rows:
            row.refresh_from_db()
            if row.next_at and row.next_at <= moment:
                deliver(row.pk, at=moment)
        moment += timedelta(minutes=5)
    waiting = list(Delivery.objects.filter(state="queued"))
    assert len(waiting) == 20 and all(row.error and row.next_at > moment - timedelta(minutes=5) for row in waiting)
    assert first.calls + second.calls < 300  # left alone, not hammered
    first.always = second.always = None
    for row in waiting:
        deliver(row.pk, at=moment + timedelta(minutes=30))
    assert set(Delivery.objects.values_list("state", flat=True)) == {"sent"}
    assert taken(first, second) == [20, 0]


def test_the_next_attempt_is_queued_with_the_row(
    cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime
) -> None:
    first.always = second.always = Trouble.DOWN
    row = sent(announced(at=at)[0], at=at)
    (_, again) = send_jobs()
    assert again.scheduled_at == row.next_at == at + timedelta(minutes=1)


def test_after_three_days_it_is_said_that_it_could_not_be_sent(
    cast: Cast, sms: None, first: StandIn, second: StandIn, at: datetime
) -> None:
    first.always = second.always = Trouble.DOWN
    row = sent(announced(at=at)[0], at=at + timedelta(days=3))
    assert row.state == "failed" and row.error.startswith("Không gửi được trong 3 ngày: Nhà cung cấp binh")


def test_at_night_an_sms_waits_for_the_morning_and_an_urgent_one_does_not(
    cast: Cast, sms: None, first: StandIn, at: datetime
) -> None:
    night = at.replace(hour=22)
    quiet, urgent = announced(at=night)[0], announced(at=night, template="supplement_needed")[0]
    assert sent(quiet, at=night).next_at == at.replace(hour=7) + timedelta(days=1)
    assert sent(urgent, at=night).state == "sent" and first.calls == 1 and quiet.attempts == 0
    assert sent(quiet, at=at.replace(hour=7) + timedelta(days=1)).state == "sent"


def test_who_says_no_while_it_waits_is_not_told(cast: Cast, sms: None, first: StandIn, at: datetime) -> None:
    (row,) = announced(at=at)
    choose_ways(LAN.pk, frozenset(), by=cast.user("citizen"), at=at)
    assert sent(row, at=at).state == "suppressed" and first.calls == 0


def test_a_provider_taken_from_the_settings_leaves_nothing_waiting(
    cast: Cast, sms: None, settings: object, at: datetime
) -> None:
    (row,) = announced(at=at)
    configure(settings)
    row = sent(row, at=at)
    assert (row.state, row.error) == ("suppressed", "Chưa cấu hình nhà cung cấp tin nhắn SMS")


def test_zalo_that_cannot_reach_goes_as_sms_once(
    cast: Cast, zalo: None, first: StandIn, second: StandIn, at: datetime
) -> None:
    choose_ways(LAN.pk, frozenset({Channel.ZALO}), by=cast.user("citizen"), at=at)
    first.always = Trouble.BAD_NUMBER
    (row,) = announced(at=at)
    assert sent(row, at=at).state == "failed"
    instead = Delivery.objects.get(channel="sms")
    assert instead.entry_id == row.entry_id and instead.text.isascii() and instead.state == DeliveryState.QUEUED
    assert sent(instead, at=at).state == "sent" and taken(first, second) == [0, 1]
