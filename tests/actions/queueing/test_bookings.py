"""Hours booked beforehand: capacity, one a person and day, and the ticket they become."""

from datetime import date, datetime, timedelta

import pytest

from motcua.kernel.worktime import VIETNAM
from motcua.organisation.queries import duties_of
from motcua.queueing.actions.book_slot import Visitor, book_slot
from motcua.queueing.actions.cancel_slot import cancel_slot
from motcua.queueing.actions.check_in import check_in
from motcua.queueing.actions.close_day import close_day
from motcua.queueing.actions.set_queue_rules import set_queue_rules
from motcua.queueing.actions.take_ticket import take_ticket
from motcua.queueing.models import Booking, Slot
from motcua.queueing.queries import booking_by_code, bookings_of_day, free_hours
from tests.factories.cast import Cast
from tests.factories.traces import one_fact, refused

HOUR = datetime(2024, 3, 5, 9, 30, tzinfo=VIETNAM)


def visitor(number: int = 1) -> Visitor:
    return Visitor("Nguyễn Thị Ánh Thử", f"{190000000 + number:012d}", f"09000{number:05d}")


def booked(at: datetime, number: int = 1, starts: datetime = HOUR) -> Booking:
    return book_slot("mc-xa", None, starts, visitor(number), by=None, at=at)


@pytest.fixture
def two_places(cast: Cast, at: datetime) -> None:
    set_queue_rules("mc-xa", priority_in_a_row=3, recalls=2, per_hour=2, by=cast.user("clerk"), at=at)


def test_a_booking_is_one_fact_without_a_person(cast: Cast, at: datetime) -> None:
    with one_fact("queueing.slot_booked") as fact:
        booking = booked(at)
    assert fact.data == {"starts": "09:30 05/03/2024"}
    assert booking_by_code(cast.agency("mc-xa"), booking.code) == booking
    assert booking_by_code(cast.agency("mc-xb"), booking.code) is None


def test_hours_are_those_of_the_working_calendar(cast: Cast, at: datetime) -> None:
    friday = datetime(2024, 3, 8, 16, 0, tzinfo=VIETNAM)
    hours = free_hours(cast.agency("mc-xa"), at=friday)
    assert hours[0].starts_at.date() == date(2024, 3, 11)
    assert all(one.starts_at > friday and one.free == 4 for one in hours)
    assert len({one.starts_at.date() for one in hours}) == 4


def test_an_hour_has_so_many_places(cast: Cast, at: datetime, two_places: None) -> None:
    booked(at, 1)
    booked(at, 2)
    with refused("đã đủ người đặt"):
        booked(at, 3)
    full = next(one for one in free_hours(cast.agency("mc-xa"), at=at) if one.starts_at == HOUR)
    assert full.free == 0


def test_a_desk_that_takes_no_bookings_offers_none(cast: Cast, at: datetime) -> None:
    set_queue_rules("mc-xa", priority_in_a_row=3, recalls=2, per_hour=0, by=cast.user("clerk"), at=at)
    assert free_hours(cast.agency("mc-xa"), at=at) == []
    with refused("đã đủ người đặt"):
        booked(at)


@pytest.mark.parametrize("starts", [
    datetime(2024, 3, 5, 8, 30, tzinfo=VIETNAM), datetime(2024, 3, 5, 10, 15, tzinfo=VIETNAM),
    datetime(2024, 3, 10, 9, 30, tzinfo=VIETNAM), datetime(2024, 6, 3, 9, 30, tzinfo=VIETNAM),
], ids=["past", "not whole", "a Sunday", "too far"])  # fmt: skip
def test_an_hour_that_is_not_offered(cast: Cast, at: datetime, starts: datetime) -> None:
    with refused("không nhận đặt lịch"):
        booked(at, starts=starts)


def test_one_booking_a_person_and_day(cast: Cast, at: datetime) -> None:
    first = booked(at)
    for starts in (HOUR, HOUR + timedelta(hours=4, minutes=30)):
        with refused("đã có lịch hẹn tại đây trong ngày"):
            booked(at, starts=starts)
    booked(at, starts=HOUR + timedelta(days=1))
    cancel_slot(first.code, by=None, at=at)
    booked(at, starts=HOUR + timedelta(hours=4, minutes=30))


def test_a_cancelled_place_is_free_again(cast: Cast, at: datetime, two_places: None) -> None:
    first, _ = booked(at, 1), booked(at, 2)
    with one_fact("queueing.slot_cancelled"):
        cancel_slot(first.code, by=None, at=at)
    assert Slot.objects.get().booked == 1
    with refused("không hủy được nữa: đã hủy"):
        cancel_slot(first.code, by=None, at=at)
    booked(at, 3)
    with refused("Không có lịch hẹn"):
        cancel_slot("khong-co", by=None, at=at)


@pytest.mark.parametrize("known_as", ["000190000001", "000 190 000 001", "0900000001"])
def test_checking_in_gives_a_ticket_in_the_place_of_the_hour(cast: Cast, at: datetime, known_as: str) -> None:
    booking = booked(at)
    late = HOUR + timedelta(minutes=40)
    walked_in = take_ticket("mc-xa", None, reason="none", by=None, at=HOUR + timedelta(minutes=1))
    with one_fact("queueing.checked_in") as fact:
        ticket = check_in("mc-xa", known_as, reason="none", by=None, at=late)
    assert fact.data == {"starts": "09:30 05/03/2024", "code": "A002"}
    assert (ticket.booking, ticket.stands_since, ticket.taken_at) == (booking, HOUR, late)
    assert ticket.standing < walked_in.standing
    with refused("không có lịch hẹn nào"):
        check_in("mc-xa", known_as, reason="none", by=None, at=late)


@pytest.mark.parametrize(("known_as", "sentence"), [
    ("abc", "Nhập 12 chữ số"), ("0900000999", "không có lịch hẹn nào"),
])  # fmt: skip
def test_who_has_not_booked(cast: Cast, at: datetime, known_as: str, sentence: str) -> None:
    booked(at)
    with refused(sentence):
        check_in("mc-xa", known_as, reason="none", by=None, at=at)
    with refused("không có lịch hẹn nào"):
        check_in("mc-xb", "0900000001", reason="none", by=None, at=at)
    with refused("không có lịch hẹn nào"):
        check_in("mc-xa", "0900000001", reason="none", by=None, at=at + timedelta(days=1))


def test_an_hour_nobody_came_to_lapses_when_the_day_is_closed(cast: Cast, at: datetime) -> None:
    booked(at, 1)
    booked(at, 2, HOUR + timedelta(days=1))
    evening = HOUR + timedelta(hours=7)
    assert close_day("mc-xa", by=cast.user("clerk"), at=evening).lapsed == 1
    assert list(Booking.objects.order_by("pk").values_list("state", flat=True)) == ["lapsed", "booked"]


def test_who_is_expected_is_told_to_the_desk_alone(cast: Cast, at: datetime) -> None:
    booking, desk = booked(at), cast.agency("mc-xa")
    day = HOUR - timedelta(hours=9), HOUR + timedelta(hours=14)
    for name, expected in (("clerk", [booking]), ("other_clerk", []), ("citizen", [])):
        assert bookings_of_day(duties_of(cast.user(name), on=at.date()), desk, *day) == expected


def test_a_number_that_cannot_be_read(cast: Cast, at: datetime) -> None:
    with pytest.raises(ValueError, match="12 chữ số"):
        book_slot("mc-xa", None, HOUR, Visitor("A", "12", "0900000001"), by=None, at=at)
