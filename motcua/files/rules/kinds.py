"""Media types by content: the name of a file proves nothing."""

import io
import warnings

import puremagic
from PIL import Image, UnidentifiedImageError

from motcua.kernel.vietnamese import format_size
from motcua.pades.inspect import BrokenPdf, opens

PDF = "application/pdf"
KIND_NAMES: dict[str, str] = {PDF: "PDF", "image/jpeg": "JPG", "image/png": "PNG"}
SHORT_NAMES: dict[str, str] = {"pdf": PDF, "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png"}
_MAGIC = ((b"%PDF-", PDF), (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"))


def kind_of(content: bytes) -> str:
    """The media type by content; `application/octet-stream` when nothing is recognised."""
    for start, kind in _MAGIC:
        if content.startswith(start):
            return kind
    try:
        return puremagic.from_string(content, mime=True) or "application/octet-stream"
    except (puremagic.PureError, ValueError):
        return "application/octet-stream"


def why_not_usable(content: bytes, name: str) -> str | None:
    """Why an uploaded file cannot be used, in the citizen's words; None when it is whole and opens."""
    if not content:
        return f"Tệp “{name}” không có nội dung (0 byte). Ông/bà hãy chọn lại tệp."
    kind = kind_of(content)
    if kind == PDF:
        return _why_pdf_does_not_open(content, name)
    if kind in KIND_NAMES:
        return _why_image_does_not_open(content, name)
    return (
        f"Tệp “{name}” không phải tệp PDF, JPG hoặc PNG (xét theo nội dung tệp). "
        "Ông/bà hãy chụp ảnh hoặc lưu giấy tờ thành PDF rồi tải lên lại."
    )


def why_wrong_size(size: int, limit: int, name: str) -> str | None:
    """Why a file of this size is not taken; None when it is."""
    if size <= 0:
        return f"Tệp “{name}” không có nội dung (0 byte). Ông/bà hãy chọn lại tệp."
    if size > limit:
        return f"Tệp “{name}” có dung lượng {format_size(size)}; dung lượng lớn nhất là {format_size(limit)}."
    return None


def _why_pdf_does_not_open(content: bytes, name: str) -> str | None:
    try:
        facts = opens(content)
    except BrokenPdf as broken:
        return f"Tệp “{name}” không mở được: {broken}"
    if facts.encrypted:
        return f"Tệp “{name}” đang đặt mật khẩu nên cơ quan không đọc được. Ông/bà hãy bỏ mật khẩu rồi tải lên lại."
    return None


def _why_image_does_not_open(content: bytes, name: str) -> str | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as image:
                image.load()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombWarning):
        return f"Ảnh “{name}” bị hỏng hoặc chưa tải xong nên không mở được. Ông/bà hãy chọn lại tệp."
    return None
