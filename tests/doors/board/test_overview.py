"""The board: figures for those who lead, nothing for others."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.dossiers.models.dossier import Channel
from motcua.kernel.worktime import VIETNAM
from motcua.monitoring.queries import WHOLE
from motcua.web.board.overview import truth
from tests.factories.cast import MARITAL, Cast
from tests.factories.lives import Life, live

SignIn = Callable[[Any], Client]
PAGE = "/dieu-hanh/"


def last_week() -> datetime:
    return timezone.now().astimezone(VIETNAM) - timedelta(days=7)


@pytest.fixture
def two(cast: Cast) -> Cast:
    """One dossier settled early and one open and late, in the commune of `leader`, last week and long ago."""
    live(Life(MARITAL, "xa", filed=last_week(), received=last_week(), settled=last_week() + timedelta(hours=1)))
    long_ago = last_week() - timedelta(days=60)
    live(Life(MARITAL, "xa", filed=long_ago, received=long_ago, channel=Channel.DIRECT))
    return cast


def period() -> str:
    day = last_week().date()
    return f"tu={(day - timedelta(days=90)).isoformat()}&den={timezone.localdate().isoformat()}"


def test_tiles_open_their_lists(two: Cast, client_of: SignIn) -> None:
    page = client_of(two.user("leader")).get(f"{PAGE}?{period()}")
    text = page.content.decode()
    assert page.status_code == 200
    assert "1 hồ sơ đang quá hạn" in text
    assert "chi-tieu=dang-qua-han" in text
    assert "50 %" in text
    assert "1 trên 2 hồ sơ tiếp nhận trong kỳ" in text


@pytest.mark.parametrize("part", ["", "don-vi", "linh-vuc", "kenh", "lien-thong", "dinh-nghia"])
def test_every_part_of_the_board(two: Cast, client_of: SignIn, part: str) -> None:
    page = client_of(two.user("chair")).get(f"{PAGE}?{period()}&phan={part}")
    assert page.status_code == 200
    told = {"don-vi": "Ủy ban nhân dân xã An Mẫu", "linh-vuc": "Hộ tịch", "kenh": "Trực tuyến", "dinh-nghia": "Mẫu số"}
    told["lien-thong"] = "Phần việc quá hạn"
    assert told.get(part, "Bảng số liệu") in page.content.decode()


def test_a_controller_reads_figures_without_lists(two: Cast, client_of: SignIn) -> None:
    text = client_of(two.user("controller")).get(f"{PAGE}?{period()}").content.decode()
    assert "danh sách hồ sơ chỉ mở cho người được giao xem hồ sơ" in text
    assert "chi-tieu=" not in text


@pytest.mark.parametrize("who", ["clerk", "specialist", "document_clerk", "citizen"])
def test_strangers_find_no_page(cast: Cast, client_of: SignIn, who: str) -> None:
    client = client_of(cast.user(who))
    for path in (
        PAGE,
        "/dieu-hanh/danh-sach/?chi-tieu=tiep-nhan",
        "/dieu-hanh/so-lieu.csv",
        "/dieu-hanh/danh-sach.csv?chi-tieu=tiep-nhan",
    ):
        assert client.get(path).status_code == 404


def test_signing_in_is_asked_first(cast: Cast) -> None:
    assert Client().get(PAGE).status_code == 302


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("ky=thang-nao", "Không đọc được kỳ báo cáo “thang-nao”"),
        ("tu=2024-02-30&den=2024-03-01", "Từ ngày phải là một ngày có thật"),
        ("tu=2024-03-01&den=2024-02-01", "Đến ngày phải sau hoặc trùng với Từ ngày"),
    ],
)  # fmt: skip
def test_a_wrong_period_is_told(cast: Cast, client_of: SignIn, query: str, sentence: str) -> None:
    page = client_of(cast.user("leader")).get(f"{PAGE}?{query}")
    assert page.status_code == 422
    assert sentence in page.content.decode()


def test_an_empty_period_says_what_will_appear(cast: Cast, client_of: SignIn) -> None:
    text = client_of(cast.user("other_leader")).get(f"{PAGE}?ky=2021").content.decode()
    assert "Chưa có hồ sơ nào trong kỳ này" in text
    assert "Hôm nay không có hồ sơ nào đến hạn; không có hồ sơ nào quá hạn." in text


def test_the_sentence_of_truth_names_what_is_at_risk(cast: Cast) -> None:
    monday = datetime(2024, 1, 8, 10, 0, tzinfo=VIETNAM)
    live(Life(MARITAL, "xa", filed=monday, received=monday))
    live(Life(MARITAL, "xa", filed=monday, received=monday, settled=monday + timedelta(days=1)))
    due = date(2024, 1, 11)
    assert truth(WHOLE, on=due) == "Hôm nay 1 hồ sơ đến hạn, 1 có nguy cơ trễ; không có hồ sơ nào quá hạn."
    tomorrow = due + timedelta(days=1)
    assert truth(WHOLE, on=tomorrow) == "Hôm nay không có hồ sơ nào đến hạn; 1 hồ sơ đang quá hạn."
