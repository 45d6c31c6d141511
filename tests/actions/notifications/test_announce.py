"""Announcing: one row a way, queued on its lane in the same transaction, never twice; what is not sent says why."""

from datetime import datetime
from typing import Any

import pytest
from django.db import transaction

from motcua.notifications.actions import announce, choose_ways
from motcua.notifications.models import Delivery, Message
from motcua.notifications.queries import deliveries_of
from motcua.notifications.rules.channels import Channel, Lane
from motcua.notifications.rules.ways import NO_PROVIDER, NOT_WANTED, Addressee
from tests.factories.cast import Cast
from tests.factories.telling import LAN, PAGE, VALUES, a_fact, announced, send_jobs
from tests.factories.traces import no_trace


def states(rows: list[Delivery]) -> dict[str, str]:
    return {row.channel: row.state for row in rows}


def with_account(cast: Cast) -> Addressee:
    return Addressee(41, cast.user("citizen").pk, "0900000123", "lan@vi-du.vn")


def test_without_providers_the_portal_tells_and_the_rest_says_why_not(cast: Cast, at: datetime) -> None:
    rows = announced(with_account(cast), at=at)
    assert states(rows) == {"in_app": "delivered", "email": "suppressed", "sms": "suppressed"}
    assert [row.error for row in rows[1:]] == [NO_PROVIDER[Channel.EMAIL], NO_PROVIDER[Channel.SMS]]
    assert Message.objects.get(recipient=cast.user("citizen")).text == "Hồ sơ H58.90.21-240305-0001: Tiếp nhận"
    assert send_jobs() == []


def test_with_providers_each_way_is_queued_with_its_job(cast: Cast, sms: None, settings: Any, at: datetime) -> None:
    settings.SMTP_CONFIGURED = True
    rows = announced(with_account(cast), at=at)
    assert states(rows) == {"in_app": "delivered", "email": "queued", "sms": "queued"}
    assert sorted(job.args["delivery_id"] for job in send_jobs()) == [row.pk for row in rows[1:]]
    assert {job.queue_name for job in send_jobs()} == {"telling_normal"}


def test_announcing_again_changes_nothing(cast: Cast, sms: None, at: datetime) -> None:
    entry, person = a_fact(at=at), with_account(cast)
    announce(entry, person, "received", VALUES, page=PAGE)
    with no_trace():
        announce(entry, person, "received", VALUES, page=PAGE)
        announce(entry, person, "news", VALUES, page=PAGE)


def test_a_small_matter_goes_by_the_ways_it_has_words_for(cast: Cast, sms: None, settings: Any, at: datetime) -> None:
    settings.SMTP_CONFIGURED = True
    assert states(announced(with_account(cast), at=at, template="fees")) == {"in_app": "delivered", "email": "queued"}
    assert states(announced(with_account(cast), at=at, template="for_information")) == {"in_app": "delivered"}


def test_rows_and_jobs_go_with_their_transaction(cast: Cast, sms: None, at: datetime) -> None:
    with no_trace(), pytest.raises(ZeroDivisionError), transaction.atomic():
        announced(with_account(cast), at=at)
        raise ZeroDivisionError


@pytest.mark.parametrize(
    ("template", "lane", "queue"),
    [
        ("supplement_needed", None, "telling_urgent"),
        ("news", None, "telling_normal"),
        ("appointment_moved", None, "telling_bulk"),
        ("news", Lane.BULK, "telling_bulk"),
    ],
)
def test_a_message_goes_on_the_lane_of_its_wording(
    cast: Cast, sms: None, at: datetime, template: str, lane: Lane | None, queue: str
) -> None:
    announced(at=at, template=template, lane=lane)
    assert [job.queue_name for job in send_jobs()] == [queue]


def test_an_sms_in_the_table_has_nothing_personal(cast: Cast, sms: None, settings: Any, at: datetime) -> None:
    settings.SHORT_ADDRESS = "mc.vi-du.vn"
    (row,) = announced(at=at)
    assert row.text == "Ho so H58.90.21-240305-0001 da duoc tiep nhan. Xem ngay hen tra ket qua: mc.vi-du.vn"


def test_who_said_no_is_not_told_by_that_way(cast: Cast, sms: None, at: datetime) -> None:
    choose_ways(LAN.pk, frozenset({Channel.EMAIL}), by=cast.user("citizen"), at=at)
    (row,) = announced(at=at)
    assert (row.state, row.error) == ("suppressed", NOT_WANTED) and send_jobs() == []


def test_a_wording_that_is_not_there_tells_nothing(cast: Cast, sms: None, at: datetime) -> None:
    entry = a_fact(at=at)
    with no_trace(), pytest.raises(ValueError, match="no wording called hello"):
        announce(entry, with_account(cast), "hello", VALUES, page=PAGE)


def test_a_dossier_shows_how_its_people_were_told(cast: Cast, at: datetime) -> None:
    announced(with_account(cast), at=at, number=5)
    announced(with_account(cast), at=at, number=6)
    told = deliveries_of(5)
    assert [one.channel for one in told] == ["Tin nhắn SMS", "Thư điện tử", "Trên cổng"]
    assert [one.to for one in told] == ["******0123", "l***@vi-du.vn", ""]
    assert [one.state for one in told] == ["Không gửi", "Không gửi", "Đã đến người nhận"]
    assert {one.matter for one in told} == {"Hồ sơ H58.90.21-240305-0001 đã được tiếp nhận"}
    assert told[0].why == "Chưa cấu hình nhà cung cấp tin nhắn SMS" and told[2].read_at is None


def test_what_was_said_in_words_we_no_longer_have_is_still_shown(cast: Cast, at: datetime) -> None:
    announced(with_account(cast), at=at, number=5)
    Delivery.objects.update(template="of_old")
    assert {one.matter for one in deliveries_of(5)} == {"Hồ sơ H58.90.21-240305-0001"}


def test_query_budget_of_the_section(cast: Cast, at: datetime, django_assert_num_queries: Any) -> None:
    for _ in range(5):
        announced(with_account(cast), at=at, number=5)
    with django_assert_num_queries(1):
        assert len(deliveries_of(5)) == 15
