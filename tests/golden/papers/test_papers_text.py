"""The words on each paper, in reading order, against the text that was read and approved once."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from motcua.papers.filing import FilingReceipt, render_filing_receipt
from motcua.papers.receipt import Receipt, ReceiptPaper, render_receipt
from motcua.papers.result import ResultDocument, render_result

HERE = Path(__file__).parent
HOSTILE = '#import "x": * $a^2$ \\ *đậm* _nghiêng_ `mã` <nhãn> @trích [khối] #{1 + 1} // hết'


def words(pdf: bytes) -> str:
    """All text of all pages, spaces of every kind made single, invisible break marks dropped."""
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join("\n".join(pages).replace("\u200b", "").split())


def expected(name: str) -> str:
    return " ".join((HERE / f"{name}.txt").read_text(encoding="utf-8").split())


def test_receipt(receipt: Receipt) -> None:
    assert words(render_receipt(receipt)) == expected("receipt")


def test_filing(filing: FilingReceipt) -> None:
    assert words(render_filing_receipt(filing)) == expected("filing")


def test_certificate(certificate: ResultDocument) -> None:
    assert words(render_result(certificate).pdf) == expected("certificate")


def test_letter(letter: ResultDocument) -> None:
    assert words(render_result(letter).pdf) == expected("letter")


@pytest.mark.parametrize("name", [HOSTILE, "Nguyễn\nVăn\r\n=A", "Ậ" * 500, "שלום \u202eabc", "😀 tên"])
def test_a_hostile_name_is_printed_as_text(receipt: Receipt, name: str) -> None:
    hostile = replace(receipt, applicant=replace(receipt.applicant, name=name), content_requested=name)
    text = words(render_receipt(hostile))
    assert receipt.dossier_code in text
    for word in name.replace("\u202e", "").replace("😀", "□").split():
        assert word in text.replace(" ", "") if len(word) > 100 else word in text or word[::-1] in text


def test_a_long_list_of_papers_goes_on_with_its_heading(receipt: Receipt) -> None:
    papers = tuple(ReceiptPaper(f"Bản vẽ thiết kế kỹ thuật phần {index}", copies=1) for index in range(1, 31))
    pages = PdfReader(io.BytesIO(render_receipt(replace(receipt, papers=papers)))).pages
    assert len(pages) == 2
    assert "Trang 1/2" in pages[0].extract_text() and "Trang 2/2" in pages[1].extract_text()
    assert "Thành phần hồ sơ nộp" in pages[1].extract_text()
