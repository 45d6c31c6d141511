"""Opening a PDF somebody brings: bounded, never trusted, every failure a sentence."""

from __future__ import annotations

from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader

from motcua.kernel.refusals import Refused

#: Larger files are refused before anything is parsed (bytes).
LARGEST = 64 * 1024 * 1024
MAX_PAGES = 5000
#: The header may stand a little way into the file (ISO 32000-1, Annex H, note 13).
HEADER_WITHIN = 1024


class BrokenPdf(Refused):
    """The file does not open as a PDF; the message is a sentence for the person who brought it."""


class NotAPdf(BrokenPdf):
    """The file is something else, or empty, or too large to look at."""


class EncryptedPdf(BrokenPdf):
    """The file opens only with a password."""


def open_pdf(data: bytes, *, strict: bool) -> PdfFileReader:
    """Open ``data``. Raises ``NotAPdf``, ``EncryptedPdf`` or ``BrokenPdf``.

    ``strict`` refuses what readers usually forgive; judging a signature is strict, receiving a scan is not.
    """
    _refuse_what_is_no_pdf(data)
    try:
        reader = PdfFileReader(BytesIO(data), strict=strict)
        encrypted = reader.encrypted
        reader.root["/Pages"]
    except Exception as error:  # on hostile files pyHanko lets KeyError, RecursionError and others through
        raise BrokenPdf(
            "Tệp PDF bị hỏng hoặc tải lên chưa trọn vẹn nên không mở được. Hãy mở thử tệp trên máy, xuất lại thành PDF "
            "rồi gửi lại."
        ) from error
    if encrypted:
        raise EncryptedPdf("Tệp PDF có đặt mật khẩu hoặc bị mã hóa. Hãy bỏ mật khẩu của tệp rồi gửi lại.")
    return reader


def count_pages(reader: PdfFileReader) -> int:
    """Walk the page tree and count its leaves. Raises ``BrokenPdf`` when it has none, a loop, or too many."""
    try:
        pages = _leaves(reader)
    except Exception as error:
        raise BrokenPdf(
            "Tệp PDF bị hỏng phần trang nên không đọc được. Hãy xuất lại tệp thành PDF rồi gửi lại."
        ) from error
    if pages == 0:
        raise BrokenPdf("Tệp PDF không có trang nào. Hãy kiểm tra lại tệp rồi gửi lại.")
    return pages


def _refuse_what_is_no_pdf(data: bytes) -> None:
    if not data:
        raise NotAPdf("Tệp rỗng, không có dữ liệu. Hãy chọn lại tệp rồi gửi lại.")
    if len(data) > LARGEST:
        raise NotAPdf(f"Tệp lớn hơn {LARGEST // 1024 // 1024} MB nên không xem xét được. Hãy giảm dung lượng tệp.")
    if b"%PDF-" not in data[:HEADER_WITHIN]:
        raise NotAPdf("Tệp này không phải là tệp PDF, hoặc phần đầu của tệp đã bị hỏng. Hãy chọn đúng tệp PDF.")


def _leaves(reader: PdfFileReader) -> int:
    waiting, seen, pages = [reader.root.raw_get("/Pages")], 0, 0
    while waiting:
        seen += 1
        if seen > 2 * MAX_PAGES:
            raise ValueError("the page tree is a loop, or larger than anything filed here")
        node = waiting.pop().get_object()
        if "/Kids" in node:
            waiting.extend(node["/Kids"])
        else:
            pages += 1
    return pages
