"""Reading people: oneself, or the person in front of a clerk by their number."""

from typing import Any

from motcua.journal.queries import FOUNDATIONS_STAMP
from motcua.people.models import Person
from motcua.rows.reading import read, read_with


def person_of(user: Any) -> Person | None:
    """The citizen who signs in with this account."""
    if not getattr(user, "is_authenticated", False):
        return None
    return read(Person, "user_id = %s", user.pk)


def filer_of(user: Any) -> tuple[Person, str] | None:
    """That citizen with the stamp of what filings stand on (`journal.queries.foundations`), read together."""
    if not getattr(user, "is_authenticated", False):
        return None
    return read_with(Person, "user_id = %s", user.pk, also=FOUNDATIONS_STAMP)


def by_identity_number(identity_no: str) -> Person | None:
    """The person in front of a clerk, by their exact number; the door lets only clerks ask."""
    return Person.objects.filter(identity_no=identity_no).first()


def as_form_values(person: Person) -> dict[str, str]:
    """What a form may be prefilled with from the person's own record; days as ISO text."""
    return {
        "full_name": person.full_name,
        "identity_no": person.identity_no,
        "date_of_birth": person.date_of_birth.isoformat() if person.date_of_birth else "",
        "gender": person.gender,
        "address": person.address,
        "phone": person.phone,
        "email": person.email,
    }
