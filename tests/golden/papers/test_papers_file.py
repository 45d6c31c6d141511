"""The file itself: PDF/A, the same bytes again, sizes of paper, the places of the signatures."""

import io
from dataclasses import replace

import pytest
from pypdf import PageObject, PdfReader

from motcua.papers.filing import FilingReceipt, render_filing_receipt
from motcua.papers.receipt import Receipt, render_receipt
from motcua.papers.result import Box, Part, ResultDocument, render_result

MM = 72 / 25.4


def test_papers_are_pdf_a_2b(receipt: Receipt, filing: FilingReceipt, letter: ResultDocument) -> None:
    for pdf in (render_receipt(receipt), render_filing_receipt(filing), render_result(letter).pdf):
        assert b"<pdfaid:part>2</pdfaid:part>" in pdf
        assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf


def test_the_same_values_give_the_same_bytes(receipt: Receipt, certificate: ResultDocument) -> None:
    first = render_receipt(receipt), render_result(certificate)
    render_receipt(replace(receipt, dossier_code="H58.22.14-240624-0028"))
    assert (render_receipt(receipt), render_result(certificate)) == first


@pytest.mark.parametrize(("width", "height"), [(148, 210)])
def test_the_receipt_is_a5_and_the_usual_one_a_single_page(receipt: Receipt, width: int, height: int) -> None:
    pages = PdfReader(io.BytesIO(render_receipt(replace(receipt, authorised_by=None)))).pages
    assert len(pages) == 1
    assert float(pages[0].mediabox.width) == pytest.approx(width * MM, abs=0.5)
    assert float(pages[0].mediabox.height) == pytest.approx(height * MM, abs=0.5)


def test_the_leaders_box_is_between_the_title_and_the_name(letter: ResultDocument) -> None:
    rendered = render_result(letter)
    title, name = (_baseline(rendered.pdf, text) for text in ("PHÓ CHỦ TỊCH", "Lê Thị Hồng Gấm"))
    assert title[0] == name[0] == rendered.leader.page
    assert name[1] < rendered.leader.y1 < rendered.leader.y2 < title[1]


def test_the_seal_covers_a_third_of_the_signature_from_the_left(certificate: ResultDocument) -> None:
    rendered = render_result(certificate)
    leader, seal, beside = rendered.leader, rendered.seal, rendered.seal_beside
    assert seal.x2 - leader.x1 == pytest.approx((leader.x2 - leader.x1) / 3, abs=0.1)
    assert seal.x2 - seal.x1 == pytest.approx(36 * MM, abs=0.5)
    assert beside.x2 < leader.x1 and _on_paper(seal) and _on_paper(beside)


def test_a_longer_text_moves_the_boxes_to_the_last_page(letter: ResultDocument) -> None:
    longer = replace(letter, body=letter.body + (Part(text="Nội dung giải quyết được ghi đầy đủ. " * 30),) * 4)
    rendered = render_result(longer)
    last = len(PdfReader(io.BytesIO(rendered.pdf)).pages) - 1
    assert last > 0
    assert rendered.leader.page == rendered.seal.page == rendered.seal_beside.page == last


def _on_paper(box: Box) -> bool:
    return 0 < box.x1 < box.x2 < 210 * MM and 0 < box.y1 < box.y2 < 297 * MM


def _baseline(pdf: bytes, wanted: str) -> tuple[int, float]:
    """The page and the height above its foot of the line that holds `wanted`."""
    for number, page in enumerate(PdfReader(io.BytesIO(pdf)).pages):
        for height, line in _lines(page).items():
            if wanted in line.replace("\u00a0", " "):
                return number, height
    raise AssertionError(f"{wanted} is not on the paper")


def _lines(page: PageObject) -> dict[float, str]:
    heights: dict[float, str] = {}

    def note(text: str, frame: list[float], matrix: list[float], *_: object) -> None:
        height = round(matrix[5] * frame[3] + frame[5], 1)
        heights[height] = heights.get(height, "") + text

    page.extract_text(visitor_text=note)
    return heights
