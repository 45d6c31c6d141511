"""The forms of both regimes: their words against the text read and approved once, every field, the file itself."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader

from motcua.papers.apology import render_apology
from motcua.papers.control_slip import HandOverRow, render_control_slip
from motcua.papers.hand_over import render_hand_over
from motcua.papers.payment import FeeLine, render_payment_slip
from motcua.papers.receipt import render_receipt
from motcua.papers.refusal import render_refusal
from motcua.papers.register import COLUMNS, register_xlsx, render_register
from motcua.papers.stop import render_stop_notice
from motcua.papers.supplement import SupplementItem, render_supplement
from motcua.papers.typesetting import sentence
from tests.factories import forms as samples
from tests.factories.forms import NEW, OLD

FOLDER = Path(__file__).parent / "forms"
MM = 72 / 25.4
A5, A5_FLAT, A4, A4_FLAT = (148, 210), (210, 148), (210, 297), (297, 210)


@dataclass(frozen=True)
class Case:
    make: Callable[[str], Any]
    render: Callable[[Any], bytes]
    size: tuple[int, int]


CASES = {
    "receipt": Case(samples.receipt, render_receipt, A5),
    "supplement": Case(samples.supplement, render_supplement, A5),
    "refusal": Case(samples.refusal, render_refusal, A5),
    "apology": Case(samples.apology, lambda said: render_apology(said).pdf, A5),
    "stop": Case(samples.stop, render_stop_notice, A5),
    "control_slip": Case(samples.control_slip, render_control_slip, A5_FLAT),
    "register": Case(samples.register, render_register, A4_FLAT),
    "hand_over": Case(samples.hand_over, render_hand_over, A4),
    "postal_record": Case(samples.postal_record, render_hand_over, A4),
    "payment": Case(samples.payment, render_payment_slip, A5),
}
# What a form has no place for (section 2 of the law's own field list), or shows in a picture.
SILENT = {
    "receipt": {"desk.address", "tracking_address"},
    "supplement": {"office.address", "applicant.identity_no", "tracking_address"},
    "refusal": {"office.address"},
    "apology": {"applicant.phone", "applicant.email"},
    "stop": {"office.address"},
    "control_slip": {"office.address", "office.phone"},
    "register": {"office.address", "office.phone"},
    "hand_over": {"office.address", "office.phone", "direction"},
    "postal_record": {"office.address", "office.phone", "direction"},
    "payment": {"payer.phone", "payer.email", "vietqr"},
}
every_form = pytest.mark.parametrize("form", CASES)
every_regime = pytest.mark.parametrize("regime", [OLD, NEW])


def words(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join("\n".join(pages).replace("\u200b", "").split())


def said(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of the values of a paper, with the way to it."""
    if is_dataclass(value):
        for field in fields(value):
            yield from said(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
    elif isinstance(value, tuple):
        for item in value:
            yield from said(item, path)
    elif isinstance(value, str) and value:
        yield path, value


def squeezed(text: str) -> str:
    return "".join(text.replace("\u200b", "").casefold().split())


@every_regime
@every_form
def test_the_words_are_those_approved(form: str, regime: str) -> None:
    expected = (FOLDER / f"{form}-{regime}.txt").read_text(encoding="utf-8")
    assert words(CASES[form].render(CASES[form].make(regime))) == " ".join(expected.split())


@every_regime
@every_form
def test_every_field_is_on_the_paper(form: str, regime: str) -> None:
    case = CASES[form]
    value = case.make(regime)
    told = squeezed(words(case.render(value)))
    wanted = [text for path, text in said(value) if path not in SILENT[form]]
    assert len(wanted) >= 12
    assert [text for text in wanted if squeezed(sentence(text).rstrip(".")) not in told] == []


@every_regime
@every_form
def test_pdf_a_the_size_and_the_same_bytes_again(form: str, regime: str) -> None:
    case = CASES[form]
    first = case.render(case.make(regime))
    assert b"<pdfaid:part>2</pdfaid:part>" in first and b"<pdfaid:conformance>B</pdfaid:conformance>" in first
    assert case.render(case.make(regime)) == first
    pages = PdfReader(io.BytesIO(first)).pages
    assert len(pages) == 1
    box = pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx([side * MM for side in case.size], abs=0.5)


def test_a_form_02_has_no_place_for_a_code_when_there_is_none() -> None:
    request = replace(samples.supplement(NEW), tracking_address="", respond_by=None)
    told = words(render_supplement(request))
    assert samples.code(NEW) not in told and "Bổ sung trước" not in told


def test_a_long_list_of_pins_goes_on_to_a_second_page() -> None:
    items = tuple(SupplementItem(f"Bản vẽ số {n}", "thiếu chữ ký của người thiết kế") for n in range(1, 20))
    pages = PdfReader(io.BytesIO(render_supplement(replace(samples.supplement(NEW), items=items)))).pages
    text = " ".join(page.extract_text() for page in pages)
    assert len(pages) == 2 and "Bản vẽ số 19" in " ".join(text.split())


def test_a_stop_that_gives_nothing_back_says_so() -> None:
    told = words(render_stop_notice(replace(samples.stop(NEW), returned=(), paid=0)))
    assert "Không có: hồ sơ không nộp bản giấy. Phí, lệ phí đã nộp: không có." in told


def test_a_slip_of_many_hands_repeats_its_heading() -> None:
    slip = samples.control_slip(NEW)
    rows = tuple(HandOverRow("A", "B", slip.received_at, "C", "D", "Đúng hạn", str(n)) for n in range(40))
    pages = PdfReader(io.BytesIO(render_control_slip(replace(slip, rows=rows)))).pages
    assert len(pages) > 1 and all("Bên giao" in page.extract_text() for page in pages)


def test_the_slip_adds_up_its_fees() -> None:
    slip = replace(samples.payment(NEW), lines=(FeeLine("Phí", 1_000_000), FeeLine("Lệ phí", 205_005)))
    told = words(render_payment_slip(slip))
    assert "1.205.005 đồng" in told and "Một triệu hai trăm linh năm nghìn không trăm linh năm đồng" in told


def test_the_record_with_the_post_says_what_its_moment_means() -> None:
    record = samples.postal_record(NEW)
    assert "Thời điểm ký nêu trên là thời điểm cơ quan nhận hồ sơ" in words(render_hand_over(record))
    assert "Thời điểm ký nêu trên" not in words(render_hand_over(replace(record, direction="out")))


def test_an_open_book_says_that_it_is_open() -> None:
    told = words(render_register(samples.register(NEW, closed=False)))
    assert "Sổ đang mở, tính đến 08:00 01/07/2026 có 2 hồ sơ, đã trả kết quả 1, chưa trả kết quả 1." in told
    assert "khóa sổ ngày" not in told


def test_a_book_of_many_lines_repeats_its_heading_and_stays_small() -> None:
    book = samples.register(NEW)
    many = replace(book, rows=tuple(replace(book.rows[1], serial=number) for number in range(1, 402)))
    pdf = render_register(many)
    pages = PdfReader(io.BytesIO(pdf)).pages
    assert len(pages) > 15 and all("Tên thủ tục hành chính" in page.extract_text() for page in pages[:-1])
    assert "401" in pages[-1].extract_text() + pages[-2].extract_text() and "có 401 hồ sơ" in words(pdf)
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf and len(pdf) < 400_000


def test_the_register_as_a_workbook_holds_the_same_rows_as_text() -> None:
    book = samples.register(NEW)
    hostile = replace(book, rows=(replace(book.rows[0], applicant="=1+1"), book.rows[1]))
    page = openpyxl.load_workbook(io.BytesIO(register_xlsx(hostile))).worksheets[0]
    rows = [[cell.value or "" for cell in row] for row in page.iter_rows()]
    heading = next(index for index, row in enumerate(rows) if row[0] == "STT")
    assert rows[heading] == [name for name, _ in COLUMNS]
    assert [tuple(row) for row in rows[heading + 1 : heading + 3]] == [row.cells() for row in hostile.rows]
    assert page.cell(heading + 2, 4).data_type == "s"
    assert hostile.closing() in [row[0] for row in rows]
    assert register_xlsx(hostile) == register_xlsx(hostile)
