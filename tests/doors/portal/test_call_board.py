"""The display board: numbers, windows, and nobody's name."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from motcua.queueing.actions.call_next import call_next
from motcua.queueing.actions.open_window import open_window
from motcua.queueing.actions.take_ticket import take_ticket
from tests.factories.cast import Cast
from tests.factories.pages import texts

HERE = "/bang-goi/mc-xa/"


def test_before_the_doors_open(cast: Cast, client: Client) -> None:
    page = client.get(HERE).content.decode()
    assert "Chưa có quầy nào mở" in page and "Không còn ai chờ" in page


def test_who_is_called_where_and_who_is_next(cast: Cast, client: Client) -> None:
    now = timezone.now()
    for reason in ("none", "none", "merit"):
        take_ticket("mc-xa", None, reason=reason, by=None, at=now)
    open_window("mc-xa", 2, by=cast.user("clerk"), at=now)
    open_window("mc-xa", 7, by=cast.user("clerk2"), at=now)
    call_next(by=cast.user("clerk"), at=now)
    page = client.get(HERE)
    assert texts(page, "mc-call") == ["A003Quầy số 2", "–Quầy số 7"]
    assert texts(page, "mc-call--now") == ["A003Quầy số 2"]
    assert texts(page, "mc-call-board__next") == ["A001A002"]
    assert "Trần Thị Tiếp" not in page.content.decode()


def test_a_call_is_new_for_a_moment_only(cast: Cast, client: Client) -> None:
    before = timezone.now() - timedelta(minutes=1)
    take_ticket("mc-xa", None, reason="none", by=None, at=before)
    open_window("mc-xa", 2, by=cast.user("clerk"), at=before)
    call_next(by=cast.user("clerk"), at=before)
    assert texts(client.get(HERE), "mc-call--now") == []


def test_it_keeps_itself_up_to_date_with_and_without_scripts(cast: Cast, client: Client) -> None:
    page = client.get(HERE)
    words = page.content.decode()
    assert f'hx-get="{HERE}" hx-trigger="every 3s"' in words
    assert '<noscript><meta http-equiv="refresh"' in words
    assert "no-store" in page.headers["Cache-Control"]


def test_query_budget(cast: Cast, client: Client, django_assert_max_num_queries) -> None:
    now = timezone.now()
    for _ in range(20):
        take_ticket("mc-xa", None, reason="none", by=None, at=now)
    client.get(HERE)
    with django_assert_max_num_queries(9):
        client.get(HERE)
