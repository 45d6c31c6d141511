"""The catalogue as the console shows it."""

import pytest
from django.test import Client

from motcua.procedures.models import Revision
from tests.factories.cast import BIRTH, MARITAL, PLAIN

PATH = "/quan-tri/thu-tuc/"


@pytest.mark.parametrize(
    ("query", "found", "missed"),
    [
        ("cap=commune", BIRTH, PLAIN),
        ("linh-vuc=xay-dung", PLAIN, BIRTH),
        ("truc-tuyen=partial", PLAIN, BIRTH),
        ("q=khai+sinh", BIRTH, PLAIN),
        ("q=" + MARITAL, MARITAL, PLAIN),
    ],
)  # fmt: skip
def test_filters(controller: Client, query: str, found: str, missed: str) -> None:
    text = controller.get(f"{PATH}?{query}").content.decode()
    assert f"/thu-tuc/{found}/" in text
    assert f"/thu-tuc/{missed}/" not in text


def test_what_is_searched_comes_best_first(controller: Client) -> None:
    text = controller.get(f"{PATH}?q=tinh+trang+hon+nhan").content.decode()
    places = [text.index(f"/thu-tuc/{code}/") for code in (MARITAL, BIRTH, PLAIN) if f"/thu-tuc/{code}/" in text]
    assert places[0] == min(places)
    assert f"/thu-tuc/{MARITAL}/" in text


def test_only_assumed_values(controller: Client) -> None:
    assert "Không có thủ tục nào" in controller.get(f"{PATH}?tam-tinh=term").content.decode()


def test_a_procedure_says_its_parts_and_who_settles_it(controller: Client) -> None:
    text = controller.get(f"{PATH}{BIRTH}/").content.decode()
    for told in (
        "trong ngày làm việc",
        "15:00",
        "Giấy chứng sinh (1 bản chính)",
        "xã An Mẫu",
        "Toàn trình",
        "60/2014/QH13",
    ):
        assert told in text
    assert "Sửa thành phiên bản mới" in text


def test_an_administrator_reads_only(administrator: Client) -> None:
    text = administrator.get(f"{PATH}{BIRTH}/").content.decode()
    assert "Chỉ cán bộ kiểm soát thủ tục hành chính" in text
    assert "Sửa thành phiên bản mới" not in text
    assert Revision.objects.filter(procedure__code=BIRTH).count() == 1


def test_an_unknown_procedure(controller: Client) -> None:
    assert controller.get(f"{PATH}9.999999/").status_code == 404
