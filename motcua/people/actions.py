"""Registering people."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from motcua.accounts.actions import open_account
from motcua.journal.actions import record
from motcua.people.events import PersonRegistered
from motcua.people.models import Person

if TYPE_CHECKING:
    from motcua.accounts.models import User


@dataclass(frozen=True)
class PersonFacts:
    """What identifies and reaches a person; `identity_no` has 12 digits for a citizen."""

    identity_no: str
    full_name: str
    phone: str = ""
    date_of_birth: date | None = None
    gender: str = ""
    address: str = ""
    email: str = ""
    synthetic: bool = False


@transaction.atomic(durable=True)
def register_citizen(facts: PersonFacts, *, password: str, by: "User | None", at: datetime) -> Person:
    """A citizen with an account named by their identity number."""
    user = open_account(username=facts.identity_no, full_name=facts.full_name, password=password, email=facts.email)
    person = Person.objects.create(user=user, created_at=at, **vars(facts))
    record(PersonRegistered(with_account=True), by=by, at=at, subject="person", subject_id=person.pk)
    return person


def find_or_add(facts: PersonFacts, *, at: datetime) -> Person:
    """The person of an identity number, made when new, inside the caller's transaction; a known one is not overwritten."""
    person, _ = Person.objects.get_or_create(identity_no=facts.identity_no, defaults={**vars(facts), "created_at": at})
    return person
