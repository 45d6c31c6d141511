"""Who files: registered once by identity number, never overwritten by a clerk's typing."""

from datetime import datetime

import pytest
from django.db import IntegrityError

from motcua.people.actions import PersonFacts, find_or_add, register_citizen
from motcua.people.queries import by_identity_number, person_of
from tests.factories.cast import Cast
from tests.factories.traces import no_trace, one_fact

FACTS = PersonFacts("000170000009", "Hoàng Thị Mẫu", "0900000777")


def test_a_citizen_signs_in_with_their_number(cast: Cast, at: datetime) -> None:
    with one_fact("people.registered") as fact:
        person = register_citizen(FACTS, password="mat-khau-dai", by=None, at=at)
    assert person.user and person.user.username == "000170000009" and person.user.check_password("mat-khau-dai")
    assert fact.data == {"with_account": True}


def test_a_number_is_registered_once(cast: Cast, at: datetime) -> None:
    known = PersonFacts("000190000001", "Người Khác")
    with no_trace(), pytest.raises(IntegrityError):
        register_citizen(known, password="mat-khau-dai", by=None, at=at)


def test_a_known_person_is_found_as_they_are(cast: Cast, at: datetime) -> None:
    with no_trace():
        found = find_or_add(PersonFacts("000190000001", "Tên Gõ Nhầm", "0999999999"), at=at)
    assert found.full_name == "Nguyễn Thị Ánh Thử" and found.phone == "0900000123"


def test_somebody_new_is_added_without_an_account(cast: Cast, at: datetime) -> None:
    added = find_or_add(FACTS, at=at)
    assert added.user is None and by_identity_number("000170000009") == added


def test_an_officer_is_no_citizen(cast: Cast) -> None:
    assert person_of(cast.user("clerk")) is None
    citizen = person_of(cast.user("citizen"))
    assert citizen and citizen.identity_no == "000190000001"
