"""Giving a dossier to a specialist: the head to anybody of the unit, a specialist to themselves if it is nobody's."""

from datetime import datetime

import pytest

from motcua.dossiers.actions.assign import assign
from motcua.dossiers.models import Dossier
from motcua.organisation.models import Officer
from motcua.organisation.queries import officer_of
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.traces import one_fact, refused


@pytest.fixture
def received(cast: Cast, at: datetime) -> Dossier:
    return filed_at_counter(cast, at=at)


def officer(cast: Cast, name: str) -> Officer:
    found = officer_of(cast.user(name))
    assert found is not None
    return found


def test_the_head_gives_it_to_a_specialist(cast: Cast, at: datetime, received: Dossier) -> None:
    with one_fact("dossier.assigned") as fact:
        dossier = assign(received.pk, officer(cast, "specialist").pk, by=cast.user("leader"), at=at)
    assert (dossier.state, dossier.holder_officer) == ("processing", officer(cast, "specialist"))
    assert fact.data == {"officer": officer(cast, "specialist").pk, "officer_name": "Lê Văn Thụ"}


def test_a_specialist_takes_what_is_nobodys(cast: Cast, at: datetime, received: Dossier) -> None:
    me = officer(cast, "specialist2")
    dossier = assign(received.pk, me.pk, by=cast.user("specialist2"), at=at)
    assert dossier.holder_officer == me


def test_the_head_may_give_it_to_another_one(cast: Cast, at: datetime, received: Dossier) -> None:
    leader = cast.user("leader")
    for name in ("specialist", "specialist2"):
        assign(received.pk, officer(cast, name).pk, by=leader, at=at)
    received.refresh_from_db()
    assert received.holder_officer == officer(cast, "specialist2")
    assert received.steps.filter(closed_at__isnull=True).get().officer == officer(cast, "specialist2")


def test_a_specialist_takes_nothing_away_from_another(cast: Cast, at: datetime, received: Dossier) -> None:
    me = officer(cast, "specialist2")
    assign(received.pk, officer(cast, "specialist").pk, by=cast.user("leader"), at=at)
    with refused("chỉ lãnh đạo đơn vị được phân công lại"):
        assign(received.pk, me.pk, by=me.user, at=at)


def test_a_specialist_assigns_nobody_but_themselves(cast: Cast, at: datetime, received: Dossier) -> None:
    other, me = officer(cast, "specialist2"), cast.user("specialist")
    with refused("chỉ được tự nhận hồ sơ về mình"):
        assign(received.pk, other.pk, by=me, at=at)


def test_only_specialists_of_the_unit_can_be_given_it(cast: Cast, at: datetime, received: Dossier) -> None:
    leader = cast.user("leader")
    for name in ("other_specialist", "district_specialist", "clerk", "leader"):
        assignee = officer(cast, name)
        with refused("không phải công chức thụ lý của Ủy ban nhân dân xã An Mẫu"):
            assign(received.pk, assignee.pk, by=leader, at=at)


def test_a_suspended_specialist_is_given_nothing(cast: Cast, at: datetime, received: Dossier) -> None:
    leader, assignee = cast.user("leader"), officer(cast, "specialist")
    Officer.objects.filter(pk=assignee.pk).update(is_active=False)
    with refused("không phải công chức thụ lý"):
        assign(received.pk, assignee.pk, by=leader, at=at)


def test_strangers_assign_nothing(cast: Cast, at: datetime, received: Dossier) -> None:
    assignee = officer(cast, "specialist")
    for name in ("other_leader", "other_specialist", "head", "chair", "clerk", "document_clerk", "citizen"):
        user = cast.user(name)
        with refused("Việc phân công thuộc về lãnh đạo của Ủy ban nhân dân xã An Mẫu"):
            assign(received.pk, assignee.pk, by=user, at=at)


def test_query_budget(cast: Cast, at: datetime, received: Dossier, django_assert_max_num_queries) -> None:
    leader, assignee = cast.user("leader"), officer(cast, "specialist")
    with django_assert_max_num_queries(16):
        assign(received.pk, assignee.pk, by=leader, at=at)
