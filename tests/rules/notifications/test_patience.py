"""Quiet hours, waiting longer each time, leaving a failing provider alone."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.worktime import VIETNAM
from motcua.notifications.rules.channels import PRIORITIES, Channel, Lane, queue_of
from motcua.notifications.rules.patience import GIVE_UP_AFTER, QuietHours, is_given_up, open_for, wait_after

QUIET = QuietHours(time(21), time(7), frozenset({Channel.SMS, Channel.ZALO}))
MINUTES = st.integers(0, 4 * 366 * 24 * 60)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("2024-03-05T20:59:59", "2024-03-05T20:59:59"),
        ("2024-03-05T21:00", "2024-03-06T07:00"),
        ("2024-03-05T23:59:59", "2024-03-06T07:00"),
        ("2024-03-06T00:00", "2024-03-06T07:00"),
        ("2024-03-06T06:59:59", "2024-03-06T07:00"),
        ("2024-03-06T07:00", "2024-03-06T07:00"),
        ("2024-12-31T22:00", "2025-01-01T07:00"),
    ],
)
def test_a_telephone_is_silent_from_nine_to_seven(asked: str, goes: str) -> None:
    assert QUIET.earliest(Channel.SMS, Lane.NORMAL, at(asked)) == at(goes)


def test_it_is_the_hour_of_vietnam_that_counts() -> None:
    late = datetime(2024, 3, 5, 15, 0, tzinfo=UTC)  # 22:00 in Vietnam
    assert QUIET.earliest(Channel.ZALO, Lane.BULK, late) == at("2024-03-06T07:00")


@pytest.mark.parametrize(("channel", "lane"), [(Channel.SMS, Lane.URGENT), (Channel.EMAIL, Lane.NORMAL)])
def test_what_is_urgent_or_makes_no_noise_goes_at_once(channel: Channel, lane: Lane) -> None:
    midnight = at("2024-03-06T00:00")
    assert QUIET.earliest(channel, lane, midnight) == midnight


def test_quiet_hours_within_one_day() -> None:
    noon = QuietHours(time(11, 30), time(13), frozenset({Channel.SMS}))
    assert noon.earliest(Channel.SMS, Lane.NORMAL, at("2024-03-05T12:00")) == at("2024-03-05T13:00")
    assert noon.earliest(Channel.SMS, Lane.NORMAL, at("2024-03-05T21:00")) == at("2024-03-05T21:00")


@given(MINUTES)
def test_quiet_hours_never_hurry_and_never_wait_over_ten_hours(minutes: int) -> None:
    moment = at("2023-01-01T00:00") + timedelta(minutes=minutes)
    goes = QUIET.earliest(Channel.SMS, Lane.NORMAL, moment)
    assert timedelta(0) <= goes - moment <= timedelta(hours=10)
    assert QUIET.earliest(Channel.SMS, Lane.NORMAL, goes) == goes


@given(st.integers(1, 500), st.sampled_from(list(Lane)))
def test_each_wait_is_at_least_the_one_before(attempts: int, lane: Lane) -> None:
    assert timedelta(0) < wait_after(attempts, lane) <= wait_after(attempts + 1, lane) <= timedelta(minutes=30)
    assert wait_after(attempts, Lane.URGENT) <= wait_after(attempts, Lane.NORMAL)


def test_a_day_without_provider_is_not_the_end() -> None:
    begun = at("2024-03-05T08:00")
    assert not is_given_up(begun, begun + timedelta(days=1))
    assert is_given_up(begun, begun + GIVE_UP_AFTER)


def test_a_provider_is_left_alone_after_three_failures_for_longer_each_time() -> None:
    rests = [open_for(failures) for failures in range(10)]
    assert rests[:3] == [timedelta(0)] * 3
    assert rests[3:7] == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert rests[7:] == [timedelta(minutes=10)] * 3


def test_urgent_stands_before_all_and_bulk_behind_all_other_work() -> None:
    assert PRIORITIES[Lane.URGENT] > PRIORITIES[Lane.NORMAL] >= 0 > PRIORITIES[Lane.BULK]
    assert len({queue_of(lane) for lane in Lane}) == 3
