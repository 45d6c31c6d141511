"""The list behind a figure, and its files, through the asker's rights."""

import csv
import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from django.test import Client

from motcua.dossiers.models import Dossier
from motcua.kernel.worktime import VIETNAM
from tests.factories.cast import MARITAL, Cast
from tests.factories.lives import Life, live

SignIn = Callable[[Any], Client]
QUERY = "chi-tieu=tiep-nhan&ky=2024-Q1"


def moment(day: int, hour: int = 9) -> datetime:
    return datetime(2024, 3, day, hour, 0, tzinfo=VIETNAM)


@pytest.fixture
def three(cast: Cast) -> Cast:
    """Two received dossiers of `xa`, one of `xb`."""
    live(Life(MARITAL, "xa", filed=moment(5), received=moment(5, 10)))
    live(Life(MARITAL, "xa", filed=moment(6), received=moment(6, 10), settled=moment(7)))
    live(Life(MARITAL, "xb", filed=moment(6), received=moment(6, 10)))
    return cast


def codes_of(agency: str) -> set[str]:
    return set(Dossier.objects.filter(agency__code=agency).values_list("code", flat=True))


def test_the_leader_sees_the_own_commune_only(three: Cast, client_of: SignIn) -> None:
    page = client_of(three.user("leader")).get(f"/dieu-hanh/danh-sach/?{QUERY}")
    text = page.content.decode()
    assert page.status_code == 200
    assert "Tiếp nhận trong kỳ: 2" in text
    assert all(code in text for code in codes_of("xa"))
    assert not any(code in text for code in codes_of("xb"))


def test_the_list_asks_the_database_a_fixed_number_of_times(
    three: Cast, client_of: SignIn, django_assert_max_num_queries: Any
) -> None:
    for hour in range(9, 17):
        live(Life(MARITAL, "xa", filed=moment(8, hour), received=moment(8, hour)))
    client = client_of(three.user("leader"))
    with django_assert_max_num_queries(32):
        assert client.get(f"/dieu-hanh/danh-sach/?{QUERY}").status_code == 200


@pytest.mark.parametrize("key", ["", "hai-long", "khong-co"])
def test_a_figure_without_a_list_has_no_page(cast: Cast, client_of: SignIn, key: str) -> None:
    client = client_of(cast.user("leader"))
    assert client.get(f"/dieu-hanh/danh-sach/?chi-tieu={key}").status_code == 404
    assert client.get(f"/dieu-hanh/danh-sach.csv?chi-tieu={key}").status_code == 404


@pytest.mark.parametrize("asked", ["ky=9999", "ky=0001", "tu=0001-01-01&den=9999-12-31"])
def test_a_period_beyond_every_register_is_told_to_everybody(cast: Cast, client_of: SignIn, asked: str) -> None:
    for address in ("/dieu-hanh/", "/so-lieu/"):
        page = client_of(cast.user("leader")).get(f"{address}?{asked}")
        text = page.content.decode()
        assert page.status_code in {200, 422}
        assert "Kỳ quá xa" in text or "Không đọc được kỳ" in text


def test_a_wrong_period_is_told(cast: Cast, client_of: SignIn) -> None:
    client = client_of(cast.user("leader"))
    assert client.get("/dieu-hanh/danh-sach/?chi-tieu=tiep-nhan&ky=2024-13").status_code == 422
    assert client.get("/dieu-hanh/danh-sach.xlsx?chi-tieu=tiep-nhan&ky=2024-13").status_code == 404


def test_csv_of_a_list(three: Cast, client_of: SignIn) -> None:
    Dossier.objects.filter(agency__code="xa").update(applicant_name="=HYPERLINK(1)")
    answer = client_of(three.user("leader")).get(f"/dieu-hanh/danh-sach.csv?{QUERY}")
    content = b"".join(answer.streaming_content)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert {row[0] for row in rows[1:]} == codes_of("xa")
    assert {row[3] for row in rows[1:]} == {"'=HYPERLINK(1)"}
    assert 'filename="danh-sach-tiep-nhan-quy-i-nam-2024.csv"' in answer["Content-Disposition"]


def test_xlsx_of_a_list(three: Cast, client_of: SignIn) -> None:
    Dossier.objects.filter(agency__code="xa").update(applicant_name="=1+1")
    answer = client_of(three.user("leader")).get(f"/dieu-hanh/danh-sach.xlsx?{QUERY}")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
    rows = list(book.active.iter_rows())
    assert {row[0].value for row in rows[1:]} == codes_of("xa")
    assert {(row[3].value, row[3].data_type) for row in rows[1:]} == {("=1+1", "s")}
    assert rows[1][6].value == moment(5, 10).replace(tzinfo=None)


def test_a_controller_gets_an_empty_list(three: Cast, client_of: SignIn) -> None:
    client = client_of(three.user("controller"))
    assert "Không có hồ sơ nào để hiện" in client.get(f"/dieu-hanh/danh-sach/?{QUERY}").content.decode()
    content = b"".join(client.get(f"/dieu-hanh/danh-sach.csv?{QUERY}").streaming_content).decode("utf-8-sig")
    assert len(content.splitlines()) == 1


def test_figures_as_files(three: Cast, client_of: SignIn) -> None:
    client = client_of(three.user("leader"))
    text = b"".join(client.get("/dieu-hanh/so-lieu.csv?ky=2024-Q1").streaming_content).decode("utf-8-sig")
    assert "Tiếp nhận trong kỳ,2,lượt" in text
    assert "xã Bình Mẫu" not in text
    book = openpyxl.load_workbook(
        io.BytesIO(b"".join(client.get("/dieu-hanh/so-lieu.xlsx?ky=2024-Q1").streaming_content))
    )
    assert book.sheetnames == ["Chỉ tiêu", "Theo đơn vị", "Theo lĩnh vực", "Theo kênh", "Liên thông, phi địa giới"]
    assert [cell.value for cell in book["Theo đơn vị"][2]][:6] == ["Ủy ban nhân dân xã An Mẫu", 2, 2, 0, 0, 1]
