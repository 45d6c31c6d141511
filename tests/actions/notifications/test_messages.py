"""Messages: one for each fact and recipient, read by their recipient alone."""

from datetime import datetime, timedelta

import pytest

from motcua.dossiers.models import Dossier
from motcua.journal.models import Entry
from motcua.notifications.actions import mark_read, tell
from motcua.notifications.models import Message
from motcua.notifications.queries import messages_of, unread_count
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.traces import no_trace


@pytest.fixture
def entry(cast: Cast, at: datetime) -> Entry:
    dossier: Dossier = filed_at_counter(cast, at=at)
    return Entry.objects.about("dossier", dossier.pk).get()


def test_the_same_fact_is_told_once(cast: Cast, at: datetime, entry: Entry) -> None:
    citizen = cast.user("citizen")
    tell(entry.pk, citizen.pk, "Hồ sơ đã được tiếp nhận", "/ho-so/", at=at)
    with no_trace():
        tell(entry.pk, citizen.pk, "Nói lại lần nữa", "/khac/", at=at)
    assert [message.text for message in messages_of(citizen.pk)] == ["Hồ sơ đã được tiếp nhận"]


def test_reading_marks_only_ones_own(cast: Cast, at: datetime, entry: Entry) -> None:
    citizen, clerk = cast.user("citizen"), cast.user("clerk")
    for user in (citizen, clerk):
        tell(entry.pk, user.pk, "Tin", "/", at=at)
    mark_read(citizen.pk, at=at)
    assert (unread_count(citizen.pk), unread_count(clerk.pk)) == (0, 1)
    mark_read(citizen.pk, at=at + timedelta(days=1))
    assert Message.objects.get(recipient=citizen).read_at == at


def test_a_long_text_is_shortened(cast: Cast, at: datetime, entry: Entry) -> None:
    tell(entry.pk, cast.user("citizen").pk, "x" * 900, "/", at=at)
    assert len(Message.objects.get().text) == 400
