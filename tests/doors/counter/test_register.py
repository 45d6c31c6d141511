"""The register at the counter: the clerk's books, their lines, both files, closing."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from motcua.dossiers.models import ClosedRegister
from motcua.kernel.worktime import VIETNAM
from tests.factories.cast import BIRTH, filed_at_counter, returned
from tests.factories.pages import texts

HOME = "/mot-cua/so-theo-doi/"
BOOK = f"{HOME}mc-xa/2024/"
ADDRESSES = [HOME, BOOK, f"{BOOK}so-theo-doi.pdf", f"{BOOK}so-theo-doi.xlsx"]


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("who", ["specialist", "leader", "document_clerk", "controller", "citizen"])
def test_only_clerks_open_the_register(cast, client_of, at, address, who):
    filed_at_counter(cast, at=at)
    assert client_of(cast.user(who)).get(address).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES[1:])
def test_a_book_of_another_desk_is_not_there(cast, client_of, at, address):
    filed_at_counter(cast, at=at)
    assert client_of(cast.user("other_clerk")).get(address).status_code == 404
    assert Client().get(address).status_code == 302
    assert client_of(cast.user("clerk")).get(address).status_code == 200


def test_the_books_are_listed_with_what_they_hold(cast, client_of, at):
    filed_at_counter(cast, at=at)
    filed_at_counter(cast, at=at + timedelta(days=366))
    page = client_of(cast.user("clerk")).get(HOME).content.decode()
    assert page.index("Sổ 01/2025") < page.index("Sổ 01/2024")
    assert "Đang mở" in page and "Đã khóa" not in page
    assert "Sổ 01/" not in client_of(cast.user("other_clerk")).get(HOME).content.decode()


def test_a_book_shows_its_lines_and_leads_to_the_dossier(cast, client_of, at):
    done, waiting = returned(cast, at=at), filed_at_counter(cast, at=at, procedure=BIRTH)
    page = client_of(cast.user("clerk")).get(BOOK).content.decode()
    assert page.index(done.code) < page.index(waiting.code)
    assert f"/mot-cua/ho-so/{waiting.code}/" in page and "Đã tiếp nhận" in page


def test_a_field_can_be_asked_for_and_goes_into_the_files(cast, client_of, at):
    marital, birth = filed_at_counter(cast, at=at), filed_at_counter(cast, at=at, procedure=BIRTH)
    browser, field = client_of(cast.user("clerk")), birth.revision.field
    if field == marital.revision.field:
        assert browser.get(f"{BOOK}?linh-vuc={field.code}").content.decode().count("/mot-cua/ho-so/") >= 2
    content = b"".join(browser.get(f"{BOOK}so-theo-doi.xlsx?linh-vuc={field.code}"))
    page = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert birth.code in [cell.value for row in page.iter_rows() for cell in row]
    assert browser.get(f"{BOOK}so-theo-doi.xlsx?linh-vuc=khong-co").status_code == 404


def test_the_paper_names_who_printed_it(cast, client_of, at):
    dossier = filed_at_counter(cast, at=at)
    answer = client_of(cast.user("clerk")).get(f"{BOOK}so-theo-doi.pdf")
    told = " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())
    assert answer["Content-Type"] == "application/pdf" and "no-store" in answer["Cache-Control"]
    assert dossier.code in told and cast.user("clerk").full_name in told


def test_a_past_year_is_closed_once(cast, client_of, at):
    filed_at_counter(cast, at=at)
    browser = client_of(cast.user("clerk"))
    answer = browser.post(f"{BOOK}khoa-so/", follow=True)
    assert "Đã khóa sổ năm 2024" in answer.content.decode()
    closed = ClosedRegister.objects.get()
    assert (closed.year, closed.lines) == (2024, 1)
    again = browser.post(f"{BOOK}khoa-so/")
    assert again.status_code == 409 and "Sổ theo dõi hồ sơ năm 2024 đã khóa." in again.content.decode()
    assert "Đã khóa" in browser.get(HOME).content.decode()


def test_this_years_book_says_when_it_can_be_closed(cast, client_of):
    now = timezone.now()
    filed_at_counter(cast, at=now)
    year = now.astimezone(VIETNAM).year
    browser = client_of(cast.user("clerk"))
    page = browser.get(f"{HOME}mc-xa/{year}/").content.decode()
    assert f"chỉ khóa được từ ngày 01/01/{year + 1}" in page
    answer = browser.post(f"{HOME}mc-xa/{year}/khoa-so/")
    assert answer.status_code == 409 and not ClosedRegister.objects.exists()


def test_nobody_else_closes_a_book(cast, client_of, at):
    filed_at_counter(cast, at=at)
    assert client_of(cast.user("other_clerk")).post(f"{BOOK}khoa-so/").status_code == 404
    assert client_of(cast.user("leader")).post(f"{BOOK}khoa-so/").status_code == 404
    assert not ClosedRegister.objects.exists()


def test_a_long_book_has_pages_and_costs_the_same(cast, client_of, at, django_assert_max_num_queries):
    for minute in range(22):
        filed_at_counter(cast, at=at + timedelta(minutes=minute))
    browser = client_of(cast.user("clerk"))
    with django_assert_max_num_queries(22):
        first = browser.get(BOOK)
    second = browser.get(f"{BOOK}?trang=2")
    assert len(texts(first, "govuk-table__row")) == 21 and "Trang sau" in first.content.decode()
    assert len(texts(second, "govuk-table__row")) == 3


def test_an_empty_counter_says_when_a_book_begins(cast, client_of):
    assert "Chưa có sổ nào" in client_of(cast.user("clerk")).get(HOME).content.decode()
    assert client_of(cast.user("clerk")).get(BOOK).status_code == 404


def test_a_year_that_cannot_be_is_not_found(cast, client_of):
    assert client_of(cast.user("clerk")).get(f"{HOME}mc-xa/99999/").status_code == 404
