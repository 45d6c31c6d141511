"""The bytes of a signature itself: what no digest covers and a forger could touch unseen."""

from __future__ import annotations

import re

from asn1crypto.parser import peek
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

#: How a whole file ends; readers forgive some white space after it (ISO 32000-1, 7.5.5).
_END, _WHITE = b"%%EOF", b"\x00\t\n\x0c\r "
_TRACE = re.compile(rb"/ByteRange\s*\[")


def traces(pdf: bytes) -> int:
    """How many signatures the raw bytes speak of, whatever the file's structure says."""
    return len(_TRACE.findall(pdf))


def ends(pdf: bytes) -> bool:
    """Does the file end where a PDF ends: nothing cut off, nothing hung on."""
    return pdf.rstrip(_WHITE).endswith(_END)


def untouched(pdf: bytes, signature: EmbeddedPdfSignature) -> bool:
    """Is the gap of the byte range exactly one hexadecimal string, written in one hand, with nothing after the CMS?

    The gap is the only part of the file the signature does not cover. Software writes it in one letter case and
    fills the rest with zeros, so anything else was put there later.
    """
    start, end = _gap(signature)
    text = pdf[start:end]
    if text[:1] != b"<" or text[-1:] != b">":
        return False
    digits = text[1:-1]
    if digits not in (digits.lower(), digits.upper()):
        return False
    content = bytes(signature.pkcs7_content)
    return bytes.fromhex(digits.decode("ascii", "replace")) == content and not any(content[peek(content) :])


def _gap(signature: EmbeddedPdfSignature) -> tuple[int, int]:
    _, first, second, _ = (int(part) for part in signature.byte_range)
    return first, second
