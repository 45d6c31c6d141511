"""The receipt of a fee: every word, the same bytes twice, hostile names as text."""

import io
from dataclasses import replace
from datetime import datetime

import pytest
from pypdf import PdfReader

from motcua.kernel.worktime import VIETNAM
from motcua.papers.fee_receipt import FeeReceipt, ReceiptLine, render_fee_receipt
from motcua.papers.letterhead import Office


@pytest.fixture
def fee_receipt() -> FeeReceipt:
    return FeeReceipt(
        form="01BLP0-001",
        series="AA-24E",
        number="0000042",
        office=Office("Ủy ban nhân dân huyện Mẫu", "Ủy ban nhân dân xã An Mẫu", "Ấp Mẫu", "0273 000 0112", "An Mẫu"),
        tax_code="0000000000",
        payer="Nguyễn Thị Ánh Thử",
        payer_address="Ấp Mẫu, xã An Mẫu",
        dossier_code="H58.90.21-240305-0001",
        content="Đăng ký khai sinh",
        lines=(
            ReceiptLine("Một bản sao trích lục", 24_000, "Mức thu 8.000 đồng × 3 = 24.000 đồng theo 281/2016/TT-BTC."),
            ReceiptLine("Đăng ký quá hạn", 0, "Mức thu 5.000 đồng. Được miễn theo đối tượng “Hộ nghèo”."),
        ),
        amount=24_000,
        way="Tiền mặt",
        standing="Đã nộp đủ 24.000 đồng.",
        paid_at=datetime(2024, 3, 5, 9, 30, tzinfo=VIETNAM),
        cashier="Trần Thị Tiếp",
        reference="MCABCDEFGH",
    )


def words(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return " ".join("\n".join(pages).replace("\u200b", "").split())


def test_every_word_the_receipt_must_have(fee_receipt: FeeReceipt) -> None:
    text = words(render_fee_receipt(fee_receipt))
    for part in (
        "BIÊN LAI THU PHÍ, LỆ PHÍ", "Mẫu số: 01BLP0-001", "Ký hiệu: AA-24E", "Số: 0000042", "Mã số thuế: 0000000000",
        "Nguyễn Thị Ánh Thử", "H58.90.21-240305-0001", "24.000 đồng", "Bằng chữ: Hai mươi bốn nghìn đồng", "Tiền mặt",
        "09 giờ 30 phút, ngày 05 tháng 3 năm 2024", "Đã nộp đủ", "Trần Thị Tiếp", "MCABCDEFGH", "0 đồng", "Hộ nghèo",
        "Trang 1/1",
    ):  # fmt: skip
        assert part in text, part


def test_the_same_receipt_has_the_same_bytes(fee_receipt: FeeReceipt) -> None:
    assert render_fee_receipt(fee_receipt) == render_fee_receipt(fee_receipt)


def test_it_is_one_a5_page(fee_receipt: FeeReceipt) -> None:
    (page,) = PdfReader(io.BytesIO(render_fee_receipt(fee_receipt))).pages
    assert (round(float(page.mediabox.width)), round(float(page.mediabox.height))) == (420, 595)


@pytest.mark.parametrize("name", ['#import "x": * $a$ \\ *đậm* @trích', "Ậ" * 300])
def test_a_hostile_payer_is_printed_as_text(fee_receipt: FeeReceipt, name: str) -> None:
    text = words(render_fee_receipt(replace(fee_receipt, payer=name)))
    assert name.split()[0][:20] in text.replace(" ", "") and "Bằng chữ" in text


def test_what_is_unknown_leaves_no_empty_label(fee_receipt: FeeReceipt) -> None:
    text = words(render_fee_receipt(replace(fee_receipt, tax_code="", payer_address="", form="", series="")))
    assert "Mã số thuế" not in text and "Địa chỉ" not in text and "Ký hiệu" not in text
