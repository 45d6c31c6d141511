"""Files people upload: whole, broken and signed."""

import io
from datetime import datetime
from functools import lru_cache

from PIL import Image

from motcua.files.actions import begin_upload, upload_whole
from motcua.files.models import Upload
from motcua.organisation.queries import officer_of
from motcua.pades.signing import sign
from motcua.signatures.queries import personal_signer
from tests.factories import pades
from tests.factories.cast import Cast


@lru_cache(maxsize=1)
def pdf() -> bytes:
    """A whole PDF without any signature."""
    return pades.paper()


@lru_cache(maxsize=1)
def png() -> bytes:
    """A small photograph."""
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 180, 160)).save(buffer, "PNG")
    return buffer.getvalue()


def signed_pdf(cast: Cast, *, at: datetime) -> bytes:
    """A PDF signed under the authority this installation trusts."""
    officer = officer_of(cast.user("leader"))
    assert officer is not None
    signer = personal_signer(officer, cast.pin, at=at)
    return sign(pdf(), key=signer.key, appearance=pades.PERSON, evidence=signer.evidence, at=at)


def changed(signed: bytes) -> bytes:
    """The same PDF with one byte of its signed content changed."""
    data = bytearray(signed)
    data[data.index(b"/MediaBox") + 12] = ord("9")
    return bytes(data)


def uploaded(cast: Cast, content: bytes, *, at: datetime, name: str = "giay-to.pdf", by: str = "citizen") -> Upload:
    """A file that has arrived whole."""
    return upload_whole(content, name=name, by=cast.user(by), at=at)


def arriving(cast: Cast, *, at: datetime, name: str = "giay-to.pdf", by: str = "citizen") -> Upload:
    """A file of which nothing has arrived yet."""
    return begin_upload(name=name, size=1000, by=cast.user(by), at=at)
