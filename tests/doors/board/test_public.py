"""The public figures: open to everybody, the same as the command line, naming nobody."""

import json
from datetime import datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from motcua.kernel.worktime import VIETNAM
from motcua.web.board.public import told
from tests.factories.cast import MARITAL, Cast
from tests.factories.lives import Life, live


@pytest.fixture
def one(cast: Cast) -> Cast:
    at = datetime(2024, 3, 5, 9, 0, tzinfo=VIETNAM)
    live(Life(MARITAL, "xa", filed=at, received=at, settled=at.replace(day=6)))
    return cast


def figures(*arguments: str) -> str:
    out = StringIO()
    call_command("figures", *arguments, stdout=out)
    return out.getvalue()


def test_page_and_command_say_the_same(one: Cast) -> None:
    page = Client().get("/so-lieu/?ky=2024-Q1")
    found = json.loads(figures("--period", "2024-Q1", "--json"))
    text = page.content.decode()
    assert page.status_code == 200
    assert found["catalogue"]["procedures"] == {"total": 4, "district": 2, "commune": 2}
    assert found["catalogue"]["agencies"]["communes"] == 2
    for figure in found["figures"]:
        assert f">{figure['name']}</th>" in text.replace("\n", "")
        assert told(figure) in text
    assert "Nguyễn" not in text


def test_text_of_the_command(one: Cast) -> None:
    text = figures("--period", "2024-03")
    assert "Dịch vụ công trực tuyến: 4 (chưa trực tuyến 0, một phần 1, toàn trình 3)" in text
    assert "Trước và đúng hạn: 100 %" in text
    assert "Mức độ hài lòng: chưa có số liệu" in text


def test_a_wrong_period_is_told(cast: Cast) -> None:
    page = Client().get("/so-lieu/?ky=2024-Q7")
    assert page.status_code == 422
    assert "Không đọc được kỳ báo cáo “2024-Q7”" in page.content.decode()
    with pytest.raises(CommandError, match="Không đọc được kỳ báo cáo"):
        figures("--period", "2024-Q7")
