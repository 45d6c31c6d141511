"""Results returned to accounts in one gesture: only those nobody has to come for, each in an act of its own."""

import pytest

from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.queries import by_code
from motcua.journal.models import Entry
from motcua.postal.models import PostalOrder
from motcua.procedures.actions.set_online_level import set_online_level
from motcua.procedures.rules.online import OnlineLevel
from tests.factories import cast as world
from tests.factories.postal import accepted, postal_officer

ADDRESS = "/mot-cua/tra-truc-tuyen/"


def sealed_online(cast, *, at):
    dossier = world.received_online(cast, world.a_draft(cast, at=at), at=at)
    propose(dossier.pk, values={}, opinion="Đủ điều kiện", by=cast.user("specialist"), at=at)
    sign_result(dossier.pk, pin=world.PIN, by=cast.user("leader"), at=at)
    return seal(dossier.pk, pin=world.PIN, by=cast.user("document_clerk"), at=at)


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.user("clerk"))


def test_what_is_ticked_is_returned_and_what_is_gone_is_said(cast, clerk, at):
    first, second, at_counter = sealed_online(cast, at=at), sealed_online(cast, at=at), world.sealed(cast, at=at)
    page = clerk.get(ADDRESS).content.decode()
    assert first.code in page and second.code in page and at_counter.code not in page
    sent = {"ho_so": [first.code, at_counter.code]}
    answer = clerk.post(ADDRESS, sent, follow=True).content.decode()
    assert "Đã trả 1 kết quả vào tài khoản của người nộp." in answer
    assert f"Chưa trả kết quả hồ sơ {at_counter.code}: kết quả đã được trả" in answer
    assert [by_code(one.code).state for one in (first, second, at_counter)] == ["returned", "done", "done"]
    assert by_code(first.code).returned_how == "online"
    assert Entry.objects.filter(kind="dossier.result_returned", subject_id=first.pk).count() == 1


def test_nothing_ticked_is_said_and_returns_nothing(cast, clerk, at):
    one = sealed_online(cast, at=at)
    answer = clerk.post(ADDRESS, {})
    assert answer.status_code == 422 and "Đánh dấu ít nhất một kết quả" in answer.content.decode()
    assert by_code(one.code).state == "done"


def test_a_service_in_part_ends_at_the_counter(cast, clerk, at):
    one = sealed_online(cast, at=at)
    level = OnlineLevel.PARTIAL
    set_online_level(world.MARITAL, level, reason="Ký vào sổ", valid_from=at.date(), by=None, at=at)
    assert one.code not in clerk.get(ADDRESS).content.decode()
    assert clerk.post(ADDRESS, {"ho_so": [one.code]}).status_code == 302
    assert by_code(one.code).state == "done"


def test_what_is_wanted_by_post_goes_by_post(cast, clerk, at):
    one = sealed_online(cast, at=at)
    order = accepted(postal_officer(), at=at)[0]
    PostalOrder.objects.filter(pk=order.pk).update(dossier=one)
    assert one.code not in clerk.get(ADDRESS).content.decode()


def test_another_desk_does_not_return_it(cast, client_of, at):
    one = sealed_online(cast, at=at)
    client_of(cast.user("other_clerk")).post(ADDRESS, {"ho_so": [one.code]})
    assert by_code(one.code).state == "done"
