"""Every try of a PIN is spent: who, and for how long it is shut."""

from datetime import datetime

from motcua.journal.models import Entry
from motcua.organisation.queries import officer_of
from motcua.signatures.actions.report_wrong_pins import report_wrong_pins
from tests.factories.cast import Cast


def test_it_is_written_about_the_officer(cast: Cast, at: datetime) -> None:
    leader = cast.user("leader")
    assert report_wrong_pins(tries=5, minutes=15, by=leader, at=at)
    fact, officer = Entry.objects.get(kind="signatures.wrong_pins"), officer_of(leader)
    assert officer is not None and (fact.subject, fact.subject_id) == ("officer", officer.pk)


def test_a_citizen_has_no_pin_to_guess(cast: Cast, at: datetime) -> None:
    assert not report_wrong_pins(tries=5, minutes=15, by=cast.user("citizen"), at=at)
