"""Finding and reading procedures without signing in."""

import pytest
from django.test import Client

from motcua.procedures.rules.fees import FeeLine
from motcua.web.portal.procedures import fee_in_short
from tests.factories.cast import BIRTH, MARITAL, PLAIN, Cast


@pytest.mark.parametrize("text", ["giay khai sinh", "khai sinh", "dang ky khia sinh"])
def test_a_procedure_is_found_however_it_is_typed(cast: Cast, client: Client, text: str) -> None:
    assert f"/thu-tuc/{BIRTH}/" in client.get("/thu-tuc/", {"q": text}).content.decode()


def test_nothing_found_says_what_to_do(cast: Cast, client: Client) -> None:
    assert "Chưa tìm thấy thủ tục nào" in client.get("/thu-tuc/", {"q": "zzzzqqqq"}).content.decode()


@pytest.mark.parametrize(
    ("filters", "kept", "dropped"),
    [
        ({"cap": "district"}, PLAIN, BIRTH),
        ({"linh-vuc": "ho-tich"}, BIRTH, PLAIN),
        ({"truc-tuyen": "partial"}, PLAIN, BIRTH),
        ({"cap": "commune", "truc-tuyen": "full"}, MARITAL, PLAIN),
    ],
)
def test_filters_of_the_address_narrow_the_list(
    cast: Cast, client: Client, filters: dict[str, str], kept: str, dropped: str
) -> None:
    page = client.get("/thu-tuc/", filters).content.decode()
    assert f"/thu-tuc/{kept}/" in page
    assert f"/thu-tuc/{dropped}/" not in page
    assert "Bỏ lọc" in page


def test_the_page_answers_in_the_order_people_ask(cast: Cast, client: Client) -> None:
    page = client.get(f"/thu-tuc/{BIRTH}/").content.decode()
    order = ["Làm ở đâu và cách nào", "Cần giấy tờ gì", "Bao lâu", "Bao nhiêu tiền", "Căn cứ", "Kết quả"]
    places = [page.index(f"<h2>{heading}") for heading in order]
    assert places == sorted(places)
    assert f'href="/nop-ho-so/{BIRTH}/"' in page
    assert "60/2014/QH13" in page


@pytest.mark.parametrize("code", ["9.999999", "%00", "a%20b"])
def test_an_unknown_procedure_is_not_found(cast: Cast, client: Client, code: str) -> None:
    assert client.get(f"/thu-tuc/{code}/").status_code == 404


def test_the_list_reads_the_database_a_fixed_number_of_times(
    cast: Cast, client: Client, django_assert_max_num_queries
) -> None:
    client.get("/thu-tuc/")
    with django_assert_max_num_queries(6):
        client.get("/thu-tuc/")


@pytest.mark.parametrize(
    ("amounts", "note", "words"),
    [
        ([], "", "Theo quy định, xem chi tiết"),
        ([], "Theo nghị quyết", "Theo nghị quyết"),
        ([0], "", "Không thu phí, lệ phí"),
        ([8000], "", "8.000 đồng"),
        ([0, 8000], "", "Tùy trường hợp, nhiều nhất 8.000 đồng"),
        ([5000, 8000], "", "Từ 5.000 đồng đến 8.000 đồng"),
    ],
)
def test_fees_on_one_line(amounts: list[int], note: str, words: str) -> None:
    assert fee_in_short([FeeLine("", amount) for amount in amounts], note) == words
