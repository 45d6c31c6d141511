"""The outbox through the facts themselves, and telling again."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from motcua.clients.national_portal.http import HttpNationalPortal
from motcua.clients.national_portal.stand_in import StandIn
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from motcua.dossiers.rules.states import State
from motcua.dossiers.supplementing import Answer
from motcua.exchange.actions.send_again import send_again
from motcua.exchange.models import Outbound
from motcua.exchange.queries import arrivals, comparisons, dossier_told, outbox
from motcua.exchange.sending import empty_outbox
from motcua.journal.models import Entry
from motcua.kernel.refusals import Refused
from motcua.organisation.queries import duties_of
from motcua.reactions import follow
from tests.factories.cast import Cast, filed_at_counter, marital_data
from tests.factories.linked import linked_procedure, settled_part, whole_online
from tests.factories.national import CODE, FACTS, arrived, standing_portal

Pair = tuple[StandIn, HttpNationalPortal]


@pytest.fixture
def portal(settings: Any) -> Iterator[Pair]:
    settings.NATIONAL_PORTAL = FACTS
    with standing_portal() as pair:
        yield pair


def followed(dossier: Dossier) -> None:
    """What follows from every fact of a dossier, the last one first: a worker takes them in any order."""
    for number in Entry.objects.about("dossier", dossier.pk).order_by("-id").values_list("pk", flat=True):
        follow.func(number)


def test_without_a_portal_nothing_waits(cast: Cast, at: datetime) -> None:
    followed(filed_at_counter(cast, at=at))
    assert not Outbound.objects.exists()


def test_facts_followed_in_any_order_are_told_in_theirs(cast: Cast, at: datetime, portal: Pair) -> None:
    stand_in, client = portal
    dossier = arrived(at).dossier
    assert dossier is not None
    receive(dossier.pk, by=cast.user("clerk"), at=at)
    followed(dossier)
    followed(dossier)
    stand_in.dossiers[CODE], stand_in.statuses[CODE] = {}, ["1"]
    assert empty_outbox(client, at=at) == 2
    assert stand_in.statuses == {CODE: ["1", "2"]}
    row = stand_in.dossiers[CODE]
    assert (row["SoBienNhan"], row["NoiNopHoSo"]) == (dossier.code, "1")


def test_the_portal_is_told_of_a_linked_dossier_and_not_of_its_parts(cast: Cast, at: datetime, portal: Pair) -> None:
    linked_procedure()
    whole = whole_online(cast, at=at)
    settled_part(cast, whole, 1, at=at + timedelta(hours=1))
    for dossier in Dossier.objects.all():
        followed(dossier)
    assert Dossier.objects.count() > 1
    assert set(Outbound.objects.values_list("dossier_id", flat=True)) == {whole.pk}


def test_a_supplement_is_told_with_its_request(cast: Cast, at: datetime, portal: Pair) -> None:
    stand_in, client = portal
    dossier = filed_at_counter(cast, at=at)
    field = next(iter(dossier.revision.form_definition.field_names))
    pin = Pin(Target.FIELD, field, PinReason.WRONG, "Ghi chưa đúng", "Điều 17", "")
    request_supplement(dossier.pk, [pin], by=cast.user("specialist"), at=at + timedelta(hours=1))
    followed(dossier)
    empty_outbox(client, at=at + timedelta(hours=2))
    row = stand_in.dossiers[dossier.code]
    asked = row["DanhSachHoSoBoSung"][0]
    assert row["TrangThaiHoSo"] == "5" and "Ghi chưa đúng" in asked["NoiDungBoSung"]
    assert asked["NgayHenTraTruoc"] and asked["NgayHenTraMoi"] == "" and asked["TrangThaiBoSung"] == "0"
    later = at + timedelta(days=1)
    supplement(dossier.pk, Answer({field: marital_data()[field]}), by=cast.user("clerk"), at=later)
    receive(dossier.pk, by=cast.user("clerk"), at=later + timedelta(hours=1))
    followed(dossier)
    empty_outbox(client, at=later + timedelta(hours=2))
    asked = stand_in.dossiers[dossier.code]["DanhSachHoSoBoSung"][0]
    assert asked["NgayHenTraMoi"] > asked["NgayHenTraTruoc"] and asked["TrangThaiBoSung"] == "1"
    assert stand_in.statuses[dossier.code] == ["2", "5", "2"]


def test_telling_again_what_waits_and_what_does_not(cast: Cast, at: datetime, portal: Pair) -> None:
    stand_in, client = portal
    dossier = filed_at_counter(cast, at=at)
    followed(dossier)
    Outbound.objects.update(failed_at=at, attempts=5)
    assert empty_outbox(client, at=at) == 0
    with pytest.raises(Refused, match="kiểm soát"):
        send_again(dossier.pk, version="2021", by=cast.user("clerk"), at=at)
    assert send_again(dossier.pk, version="2021", by=cast.user("controller"), at=at) == 1
    assert empty_outbox(client, at=at) == 1 and Outbound.objects.count() == 1
    stand_in.statuses[dossier.code] = ["4"]
    send_again(dossier.pk, version="2021", by=cast.user("controller"), at=at)
    assert empty_outbox(client, at=at) == 1 and Outbound.objects.count() == 2
    assert stand_in.statuses[dossier.code] == ["4", "2"] and State(dossier.state) is State.RECEIVED


@pytest.mark.parametrize("name", ["clerk", "specialist", "leader", "document_clerk", "citizen"])
def test_nobody_else_reads_the_exchange(cast: Cast, at: datetime, name: str, portal: Pair) -> None:
    dossier = filed_at_counter(cast, at=at)
    followed(dossier)
    arrived(at, SoDienThoai="1")
    mine, theirs = (duties_of(cast.user(one), on=at.date()) for one in ("controller", name))
    assert outbox(mine).exists() and arrivals(mine).exists() and dossier_told(mine, dossier.code) == dossier.pk
    assert not outbox(theirs).exists() and not arrivals(theirs).exists()
    assert comparisons(theirs) == [] and dossier_told(theirs, dossier.code) is None
