"""Does an uploaded PDF open: the check before a file is accepted into a dossier."""

from __future__ import annotations

from dataclasses import dataclass

from motcua.pades.reading import BrokenPdf, EncryptedPdf, NotAPdf, count_pages, open_pdf

__all__ = ["BrokenPdf", "NotAPdf", "PdfFacts", "opens"]


#: The end mark stands within this many bytes of the end; some programs add a line after it.
TAIL = 1024


@dataclass(frozen=True)
class PdfFacts:
    """``pages`` is 0 for an encrypted file, which cannot be counted; ``signatures`` are only counted, not judged."""

    pages: int
    encrypted: bool
    signatures: int


def opens(pdf: bytes) -> PdfFacts:
    """Open ``pdf`` far enough to know it is whole.

    Raises ``NotAPdf`` (something else, empty, too large) or ``BrokenPdf`` (truncated, damaged), each with a
    sentence in Vietnamese. A file with a password is reported, not refused: that is the caller's decision.
    """
    try:
        reader = open_pdf(pdf, strict=False)
    except EncryptedPdf:
        return PdfFacts(pages=0, encrypted=True, signatures=0)
    pages = count_pages(reader)
    if b"%%EOF" not in pdf[-TAIL:]:
        raise BrokenPdf("Tệp PDF tải lên chưa trọn vẹn, phần cuối bị mất. Hãy gửi lại tệp.")
    try:
        signatures = len(reader.embedded_regular_signatures)
    except Exception as error:
        raise BrokenPdf("Chữ ký số trong tệp PDF bị hỏng nên không đọc được. Hãy gửi lại tệp gốc đã ký.") from error
    return PdfFacts(pages=pages, encrypted=False, signatures=signatures)
