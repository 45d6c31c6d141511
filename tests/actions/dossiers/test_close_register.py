"""The register: a line for each received dossier, a book a desk and year, closed once at the year's end."""

import io
from datetime import datetime, timedelta

import openpyxl
import pytest
from pypdf import PdfReader

from motcua.dossiers.actions.close_register import close_register
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import ClosedRegister, RegisterEntry
from motcua.dossiers.registering import book_of, books_of, fields_of, lines_of, register_paper, register_workbook
from motcua.files.queries import content_of
from motcua.kernel.worktime import VIETNAM
from motcua.organisation.queries import duties_of
from motcua.signatures.queries import verify_pdf
from tests.factories.cast import BIRTH, Cast, a_draft, filed_at_counter, received_online, returned
from tests.factories.traces import one_fact, refused

NEW_YEAR = datetime(2025, 1, 2, 8, tzinfo=VIETNAM)


def words(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


def test_a_received_dossier_gets_the_next_line_of_its_desk_and_year(cast: Cast, at: datetime) -> None:
    first = filed_at_counter(cast, at=at)
    second = received_online(cast, a_draft(cast, at=at), at=at + timedelta(hours=1))
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    lines = RegisterEntry.objects.order_by("serial")
    assert [(line.dossier_id, line.year, line.serial) for line in lines] == [
        (first.pk, 2024, 1), (second.pk, 2024, 2),
    ]  # fmt: skip
    assert not lines.filter(dossier=waiting).exists()


def test_numbers_begin_again_with_the_year(cast: Cast, at: datetime) -> None:
    filed_at_counter(cast, at=at)
    later = filed_at_counter(cast, at=NEW_YEAR)
    entry = RegisterEntry.objects.get(dossier=later)
    assert (entry.year, entry.serial) == (2025, 1)


def test_a_clerk_has_the_books_of_their_own_desks(cast: Cast, at: datetime) -> None:
    filed_at_counter(cast, at=at)
    mine = duties_of(cast.user("clerk"), on=at.date())
    assert [(book.desk.code, book.year, book.lines, book.closed) for book in books_of(mine)] == [
        ("mc-xa", 2024, 1, None)
    ]
    for stranger in ("other_clerk", "leader", "specialist", "citizen"):
        assert books_of(duties_of(cast.user(stranger), on=at.date())) == []
        assert book_of(duties_of(cast.user(stranger), on=at.date()), "mc-xa", 2024) is None


def test_the_book_says_every_column_of_the_form(cast: Cast, at: datetime) -> None:
    done, waiting = returned(cast, at=at), filed_at_counter(cast, at=at, procedure=BIRTH)
    book = book_of(duties_of(cast.user("clerk"), on=at.date()), "mc-xa", 2024)
    assert book is not None
    told = words(register_paper(book, "", keeper="Trần Thị Giữ Sổ", at=at))
    for text in (done.code, waiting.code, done.revision.name, "Nguyễn Thị Ánh Thử", "Ấp Mẫu, xã An Mẫu", "0900000123"):
        assert text in told
    assert "Quyển số 01/2024, năm 2024" in told and "Trực tiếp" in told and "Trần Thị Giữ Sổ" in told
    assert "có 2 hồ sơ, đã trả kết quả 1, chưa trả kết quả 1." in told


def test_a_field_of_the_book_keeps_its_numbers(cast: Cast, at: datetime) -> None:
    filed_at_counter(cast, at=at)
    filed_at_counter(cast, at=at, procedure=BIRTH)
    book = book_of(duties_of(cast.user("clerk"), on=at.date()), "mc-xa", 2024)
    assert book is not None
    key, name = fields_of(book)[0]
    serials = [line.serial for line in lines_of(book, key)]
    page = openpyxl.load_workbook(io.BytesIO(register_workbook(book, key, keeper="", at=at))).worksheets[0]
    first = [row[0].value for row in page.iter_rows()]
    assert [int(str(cell)) for cell in first if str(cell).isdigit()] == serials
    assert f"lĩnh vực {name}" in str(first)


def test_closing_keeps_both_files_signed_in_the_name_of_the_authority(cast: Cast, at: datetime) -> None:
    dossier = returned(cast, at=at)
    with one_fact("dossiers.register_closed") as fact:
        closed = close_register("mc-xa", 2024, by=cast.user("clerk"), at=NEW_YEAR)
    assert fact.data == {"desk_name": closed.desk.name, "year": 2024, "lines": 1}
    paper = content_of(closed.pdf)
    assert dossier.code in words(paper) and "Sổ khóa ngày 02 tháng 01 năm 2025, có 1 hồ sơ" in words(paper)
    report = verify_pdf(paper, at=NEW_YEAR)
    assert report.verdict.value == "valid" and len(report.signatures) == 1
    later = book_of(duties_of(cast.user("clerk"), on=NEW_YEAR.date()), "mc-xa", 2024)
    assert later is not None and later.closed == closed
    moment = NEW_YEAR + timedelta(days=30)
    assert register_paper(later, "", keeper="Người khác", at=moment) == paper
    assert register_workbook(later, "", keeper="Người khác", at=moment) == content_of(closed.xlsx)


def test_a_book_is_closed_after_its_year_and_once(cast: Cast, at: datetime) -> None:
    filed_at_counter(cast, at=at)
    with refused("chỉ khóa được từ ngày 01/01/2025"):
        close_register("mc-xa", 2024, by=cast.user("clerk"), at=at)
    close_register("mc-xa", 2024, by=cast.user("clerk"), at=NEW_YEAR)
    with refused("đã khóa"):
        close_register("mc-xa", 2024, by=cast.user("clerk"), at=NEW_YEAR)
    assert ClosedRegister.objects.count() == 1


@pytest.mark.parametrize("who", ["other_clerk", "leader", "specialist", "document_clerk", "controller", "citizen"])
def test_only_a_clerk_of_the_desk_closes_its_book(cast: Cast, at: datetime, who: str) -> None:
    filed_at_counter(cast, at=at)
    with refused("Chỉ cán bộ tiếp nhận"):
        close_register("mc-xa", 2024, by=cast.user(who), at=NEW_YEAR)


def test_a_book_that_is_not_there_is_not_closed(cast: Cast, at: datetime) -> None:
    with refused("Chỉ cán bộ tiếp nhận"):
        close_register("mc-xa", 2023, by=cast.user("clerk"), at=NEW_YEAR)
