"""The words of messages are kept as long as the regime says; afterwards only their trace is."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.models import F

from motcua.clients.national_portal.http import HttpNationalPortal
from motcua.dossiers.models import Dossier
from motcua.exchange import jobs
from motcua.exchange.actions import empty_messages as act
from motcua.exchange.actions.put_in_outbox import put_in_outbox
from motcua.exchange.keeping import empty_what_was_kept
from motcua.exchange.models import Inbound, Outbound
from motcua.exchange.reading import read_message
from motcua.exchange.rules.keeping import canonical, digest_of
from motcua.exchange.sending import empty_outbox
from motcua.journal.models import Entry
from motcua.reference.models import RegimeRule
from motcua.reference.rules.limits import LimitKey
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.national import CODE, FACTS, arrived, national_dossier, standing_portal
from tests.factories.traces import no_trace, one_fact

DAY = timedelta(days=1)
OVER = 91 * DAY


def told(cast: Cast, at: datetime) -> Outbound:
    """A message the portal has acknowledged."""
    dossier = filed_at_counter(cast, at=at)
    last = Entry.objects.about("dossier", dossier.pk).last()
    assert last is not None
    put_in_outbox(dossier.pk, up_to=last.pk, version="2021", by=None, at=at)
    with standing_portal() as (_, client):
        empty_outbox(client, at=at)
    return Outbound.objects.get(dossier=dossier)


def test_after_the_days_only_the_trace_is_left(cast: Cast, at: datetime) -> None:
    inbound, outbound = arrived(at), told(cast, at)
    words = canonical(outbound.payload)
    with no_trace():
        assert empty_what_was_kept(at=at + 90 * DAY) == 0
    with one_fact("exchange.emptied") as fact:
        assert empty_what_was_kept(at=at + OVER) == 2
    assert (fact.data["arrived"], fact.data["told"]) == (1, 1)
    kept, sent = Inbound.objects.get(), Outbound.objects.get()
    assert kept.raw == sent.payload == {} and kept.emptied_at == sent.emptied_at == at + OVER
    assert (kept.national_code, kept.digest, kept.state, kept.dossier) == (
        CODE,
        inbound.digest,
        "taken",
        inbound.dossier,
    )
    assert (sent.digest, sent.status, sent.acknowledged_at) == (digest_of(words), 2, at)
    with no_trace():
        assert empty_what_was_kept(at=at + 2 * OVER) == 0


def test_the_same_message_is_still_known(cast: Cast, at: datetime) -> None:
    arrived(at)
    empty_what_was_kept(at=at + OVER)
    with no_trace():
        assert arrived(at + OVER).dossier == Dossier.objects.get()


def test_what_waits_for_somebody_or_to_be_told_keeps_its_words(cast: Cast, at: datetime) -> None:
    arrived(at, SoDienThoai="1")
    dossier = filed_at_counter(cast, at=at)
    last = Entry.objects.about("dossier", dossier.pk).last()
    assert last is not None
    put_in_outbox(dossier.pk, up_to=last.pk, version="2021", by=None, at=at)
    with no_trace():
        assert empty_what_was_kept(at=at + OVER) == 0


def test_each_night_pack_by_pack(cast: Cast, at: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(act, "PACK", 2)
    for number in range(3):
        arrived(at, MaHoSo=f"DVCQG-{number}")
    jobs.empty_old_messages(0)
    assert not Inbound.objects.filter(emptied_at__isnull=True).exists()
    assert Entry.objects.filter(kind="exchange.emptied").count() == 2


def test_without_a_limit_nothing_is_deleted(cast: Cast, at: datetime) -> None:
    arrived(at)
    RegimeRule.objects.filter(key=LimitKey.EXCHANGE_KEPT.value).delete()
    with no_trace():
        assert empty_what_was_kept(at=at + OVER) == 0
    assert empty_what_was_kept(at=at - 9999 * DAY) == 0


def test_what_still_waits_cannot_be_emptied(cast: Cast, at: datetime) -> None:
    waiting, row = arrived(at, SoDienThoai="1"), told(cast, at)
    for change in (
        lambda: Inbound.objects.filter(pk=waiting.pk).update(emptied_at=at),
        lambda: Outbound.objects.filter(pk=row.pk).update(emptied_at=F("acknowledged_at")),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_digest_is_the_same_however_names_are_ordered() -> None:
    client, row = HttpNationalPortal(FACTS), national_dossier(GhiChu="a\0b")
    turned = dict(reversed(row.items()))
    assert read_message(row, client).digest == read_message(turned, client).digest == digest_of(canonical(turned))
